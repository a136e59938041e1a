import { updateAtHead } from "./update-at-head.ts";

/** Telegram's largest message, which answers one as large, has about 2 MB. */
export const maxBodyBytes = 2 * 1024 * 1024;
const headLength = 16 * 1024;

/**
 * Parses the body of a request, which holds an update. One larger than 2 MiB is read without its
 * content, and to its end, because a sender that gets no answer sends it again. Undefined if it is no
 * JSON.
 */
export async function readBody(body: AsyncIterable<Buffer>): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) text += decoder.decode(chunk, { stream: true });
    else text = text.slice(0, headLength);
  }
  if (bytes > maxBodyBytes) return updateAtHead(text);
  try {
    return JSON.parse(text + decoder.decode());
  } catch {
    return undefined;
  }
}
