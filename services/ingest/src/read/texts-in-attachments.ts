import { cutAtSpace } from "./cut-at-space.ts";
import { Entities, type Entity } from "./telegram-update.ts";

/** The parts of a message, besides its text, in which a person can write. */
const attachments = [
  ...["poll", "checklist", "checklist_tasks_added", "contact", "invoice", "game"],
  ...["giveaway", "giveaway_winners", "giveaway_created", "giveaway_completed", "venue"],
  ...["poll_option_added"],
];

/** The fields of these parts that hold what a person wrote. */
const written = new Set([
  ...["question", "description", "explanation", "title", "text", "option_text"],
  ...["first_name", "last_name", "vcard", "prize_description", "address", "caption"],
]);

const maxDepth = 8;
const maxTexts = 1_000;

type Text = { text: string; entities: Entity[] };

/** The texts of a poll, a checklist, a contact and the like, with the entities that belong to each. */
export function textsInAttachments(content: Readonly<Record<string, unknown>>): Text[] {
  const texts = attachments.flatMap((name) => [...textsOf(content[name])].slice(0, maxTexts));
  return texts.slice(0, maxTexts);
}

function* textsOf(part: unknown, depth = 0): Generator<Text, void, undefined> {
  if (typeof part !== "object" || part === null || depth > maxDepth) return;
  for (const [name, value] of Object.entries(part)) {
    if (typeof value === "string" && written.has(name)) {
      const marked: unknown = Reflect.get(part, name === "text" ? "entities" : "");
      const entities = Entities.safeParse(Reflect.get(part, `${name}_entities`) ?? marked);
      const text = name === "vcard" ? unfolded(value) : value;
      yield { text: cutAtSpace(text), entities: entities.data ?? [] };
    } else yield* textsOf(value, depth + 1);
  }
}

/** A vCard breaks its long lines, and goes on after a space: https://www.rfc-editor.org/rfc/rfc6350#section-3.2 */
const unfolded = (vcard: string): string =>
  vcard.replace(/\r?\n[ \t]/g, "").replace(/\\([,;:])/g, "$1");
