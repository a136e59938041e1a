import type { KeptCopy } from "@memory/copies/copies";
import { anchor, escapeHtml } from "@memory/shared/telegram/html";
import type { Content } from "@memory/shared/telegram/message-form";
import type { Ports, Unsent } from "../../ports.ts";
import type { Words } from "../../words/words.ts";
import { mediaSigns } from "./part-blocks.ts";

/** Tells what Telegram did not take, with links: to our copies where there are some, else to the source. */
export async function unsentMessage(
  unsent: readonly Unsent[],
  { copyLink }: Pick<Ports, "copyLink">,
  { item, copies }: Words,
): Promise<Content> {
  const lineOf = async ({ media: { kind, link, copy }, why }: Unsent) => {
    const name = item.media[kind];
    const line =
      copy === undefined || why === "object-gone"
        ? anchor(link, escapeHtml(name))
        : anchor(await copyLink(objectOf(copy)), escapeHtml(`${name}, ${copies.size(copy.Bytes)}`));
    return `${mediaSigns[kind]} ${line}`;
  };
  const paragraphs = (["too-large", "refused", "object-gone"] as const).map(async (why) => {
    const lines = await Promise.all(unsent.filter((each) => each.why === why).map(lineOf));
    return lines.length === 0 ? [] : [[escapeHtml(copies.unsent[why]), ...lines].join("\n")];
  });
  const isLinked = unsent.some(({ media, why }) => media.copy && why !== "object-gone");
  const end = isLinked ? [`<i>${escapeHtml(copies.linkEnds)}</i>`] : [];
  return { html: [...(await Promise.all(paragraphs)).flat(), ...end].join("\n\n") };
}

const objectOf = ({ Sha256: sha256, Bytes: bytes, Type: type }: KeptCopy) => ({
  sha256,
  bytes,
  type,
});
