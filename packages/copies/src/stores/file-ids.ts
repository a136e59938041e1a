import { isPresent } from "@memory/shared/aws/expression";
import type { Rows } from "@memory/shared/aws/rows";
import type { Copies, SentAs } from "../copies.ts";
import { objectPartition, objectRow } from "../rows/object.ts";

/** What Telegram calls an object, in an attribute of the object's row for each bot and kind. */
export const createFileIds = (
  rows: Rows,
): Pick<Copies, "fileId" | "noteFileId" | "dropFileId"> => ({
  async fileId(sha256, sent) {
    const found = (await rows.get(keyOf(sha256)))?.[attribute(sent)];
    return typeof found === "string" ? found : undefined;
  },
  async noteFileId(sha256, sent, fileId) {
    await rows.update(keyOf(sha256), { set: { [attribute(sent)]: fileId } }, isPresent("State"));
  },
  async dropFileId(sha256, sent) {
    await rows.update(keyOf(sha256), { remove: [attribute(sent)] }, isPresent("State"));
  },
});

const keyOf = (sha256: string) => ({ TweetID: objectPartition(sha256), MediaKey: objectRow });
const attribute = ({ botId, kind }: SentAs): string => `FileId ${kind} ${botId}`;
