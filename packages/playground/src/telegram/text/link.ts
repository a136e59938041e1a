/** Normalizes a link as Telegram does. Undefined if Telegram does not accept it as one. */
export function checkedLink(written: string): string | undefined {
  const link = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `http://${written}`;
  if (/\s/.test(link) || !URL.canParse(link)) return undefined;
  if (/^(tg|ton|tonsite|mailto|tel):/i.test(link)) return link;
  if (!/^https?:\/\/[^/?#]/i.test(link)) return undefined;
  return /^https?:\/\/[^/?#]+$/i.test(link) ? `${link}/` : link;
}
