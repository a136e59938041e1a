import type { Link } from "@memory/shared/contracts/link";
import { escapeHtml } from "@memory/shared/telegram/html";

/**
 * A link's URL cut to what tells it apart from its neighbours. It is rendered as code, since a chat
 * would otherwise turn it into a link.
 */
export function shortUrl({ url }: Link): string {
  const path = url.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/[?#].*$/, "");
  const short = path.length <= 36 ? path : `${path.slice(0, 12)}…${path.slice(-22)}`;
  return `<code>${escapeHtml(short)}</code>`;
}
