import type { Finding } from "./finding.ts";
import { fileOf, nameOf, type Stock } from "./stock.ts";

/** What looks wrong in what was read; it may only have changed meanwhile. Whether tweets are kept is not asked here. */
export function suspects({ objects, states, files, references }: Stock): Finding[] {
  const found: Finding[] = [];
  for (const [sha256, bytes] of objects) {
    if (!states.has(sha256)) found.push({ kind: "unknown-object", sha256, bytes });
  }
  for (const [sha256, state] of states) {
    if (state === "erasing") found.push({ kind: "unfinished-erasure", sha256 });
  }
  for (const reference of references) {
    if (files.get(nameOf(reference))?.Sha256 !== reference.sha256) {
      found.push({ kind: "stray-reference", ...reference });
    }
  }
  for (const [name, { Status, Sha256: sha256, Bytes }] of files) {
    if (Status !== "kept" || sha256 === undefined) continue;
    const file = { ...fileOf(name), sha256 };
    const bytes = objects.get(sha256);
    if (bytes === undefined) found.push({ kind: "missing-object", ...file });
    else if (bytes !== Bytes) found.push({ kind: "wrong-size", bytes, ...file });
  }
  return found;
}
