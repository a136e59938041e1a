/** A text without what sources write differently: reply mentions, links and white space. */
export const comparable = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/^(?:[@＠]\w+(?:\s+|$))+/, "")
    .replace(/https?:\/\/\S+/g, "")
    .replace(/\s+/g, " ")
    .trim();
