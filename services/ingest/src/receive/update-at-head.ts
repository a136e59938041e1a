/**
 * Reads an update from the beginning of its JSON: its id, and of a message what Telegram writes before
 * the content, which ends with the date. `content_left_out` marks such a message. Undefined if the text
 * does not begin with an update's id.
 */
export function updateAtHead(head: string): { readonly update_id: number } | undefined {
  const [, id, kind, message] = beginning.exec(head) ?? [];
  if (id === undefined) return undefined;
  const update = { update_id: Number(id) };
  if (kind === undefined) return update;
  try {
    return { ...update, [kind]: { ...JSON.parse(`${message}}`), content_left_out: true } };
  } catch {
    return update;
  }
}

/** Inside of a string the quotes around "date" would be escaped, so a name cannot contain it. */
const beginning =
  /^\{\s*"update_id":\s*(\d+)\s*(?:,\s*"((?:edited_)?(?:message|channel_post))":\s*(\{.*?"date":\s*\d+))?/s;
