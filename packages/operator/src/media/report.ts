import { saySize } from "../archive/say-size.ts";
import type { Checked } from "./check.ts";
import type { Finding, FindingKind } from "./finding.ts";
import { nameOf } from "./stock.ts";

const shown = 10;

/** What was found, for people: each kind with what it means and its first cases. */
export function report({ objects, bytes, files, tweets, findings }: Checked): string {
  const summary = `${objects} objects of ${saySize(bytes)}, ${files} files of ${tweets} tweets`;
  if (findings.length === 0) return `${summary}: all is as it should be`;
  const sections = kinds.flatMap((kind) => {
    const found = findings.filter((finding) => finding.kind === kind);
    if (found.length === 0) return [];
    const more = found.length > shown ? [`  and ${found.length - shown} more: --json`] : [];
    const cases = found.slice(0, shown).map((finding) => `  ${sayFinding(finding)}`);
    return ["", `${found.length} ${meanings[kind]}`, ...cases, ...more];
  });
  return [summary, ...sections].join("\n");
}

const meanings: Readonly<Record<FindingKind, string>> = {
  "unknown-object": "× an object that no row knows",
  "unfinished-erasure": "× an object whose erasure was begun and not finished",
  "stray-reference": "× an object that is held for a file which has it no more",
  "missing-object": "× a file that is said to be kept, without its object",
  "wrong-size": "× a file that is said to be kept, with an object of another size",
  "unkept-tweet": "× files of a tweet that nobody keeps",
};
const kinds = Object.keys(meanings) as FindingKind[];

function sayFinding(finding: Finding): string {
  switch (finding.kind) {
    case "unknown-object":
      return `sha256/${finding.sha256}, ${saySize(finding.bytes)}`;
    case "unfinished-erasure":
      return `sha256/${finding.sha256}`;
    case "unkept-tweet":
      return `tweet ${finding.tweetId}`;
    default:
      return `tweet ${nameOf(finding)}: sha256/${finding.sha256}`;
  }
}
