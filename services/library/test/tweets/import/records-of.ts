import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "../../../src/tweets/import/read-file.ts";
import type { ImportRecord } from "../../../src/tweets/import/record.ts";

/** The records of a file with that name and content. */
export async function recordsOf(name: string, content: string | Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), "memory-import-"));
  try {
    const path = join(folder, "file");
    await writeFile(path, content);
    return await Array.fromAsync(readFile(path, name));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Records in short: the line with the tweet's id, or with why there is none. */
export async function inShort(name: string, content: string | Uint8Array): Promise<string[]> {
  return (await recordsOf(name, content)).map(short);
}

function short({ line, ...record }: ImportRecord): string {
  switch (record.kind) {
    case "link":
      return `${line} ${record.link.tweetId ?? record.link.key}`;
    case "entry":
      return `${line} ${record.entry.state} ${record.entry.id}`;
    case "refused":
      return `${line} ${record.why}: ${record.shown}`;
    case "elsewhere":
      return `${line} elsewhere`;
    case "unread":
      return `${line} ${["names" in record.what ? record.what.names.join() : [], record.what.kind].flat().join(": ")}`;
  }
}
