/** Whether a card's link leads somewhere: X names its own front page where a card has no page. */
export function isCardPage(link: string): boolean {
  const url = URL.parse(link);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return !isOfX(url) || url.pathname !== "/";
}

/** Whether a link leads to a page of X itself, or to its short links. */
export const isPageOfX = (link: string): boolean => {
  const url = URL.parse(link);
  return url !== null && (isOfX(url) || url.hostname === "t.co");
};

const isOfX = ({ hostname }: URL): boolean =>
  /^(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com$/.test(hostname);
