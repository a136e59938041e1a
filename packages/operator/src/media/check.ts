import type { Media } from "../adapters/open-media.ts";
import { confirm } from "./confirm.ts";
import type { Finding } from "./finding.ts";
import { inTurns } from "./in-turns.ts";
import { type Stock, takeStock } from "./stock.ts";
import { suspects } from "./suspects.ts";

export type Checked = {
  readonly objects: number;
  readonly bytes: number;
  readonly files: number;
  readonly tweets: number;
  readonly findings: readonly Finding[];
};

/** Compares the bucket, the rows and who keeps what. What looks wrong is looked at once more, as it is then. */
export async function check(media: Media): Promise<Checked> {
  const stock = await takeStock({ bucket: media.bucket, rows: media.allRows() });
  const looked: Finding[] = [...suspects(stock), ...tweetsOf(stock)];
  const findings = await inTurns(looked, async (finding) =>
    (await confirm(finding, media)) ? [finding] : [],
  );
  const { objects, files, tweetIds } = stock;
  const bytes = [...objects.values()].reduce((sum, each) => sum + each, 0);
  return {
    ...{ objects: objects.size, bytes, files: files.size, tweets: tweetIds.size },
    findings: findings.flat(),
  };
}

/** Whether a tweet is kept has to be asked for each of them. */
const tweetsOf = ({ tweetIds }: Stock): Finding[] =>
  [...tweetIds].map((tweetId) => ({ kind: "unkept-tweet", tweetId }));
