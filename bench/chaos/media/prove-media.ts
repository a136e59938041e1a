import type { Copy } from "@memory/copies/rows/copy";
import { runOperator } from "@memory/testing/run-operator";
import type { Check } from "../prove.ts";
import type { World } from "../world.ts";
import { type Evidence, hashOf, openEvidence } from "./open-evidence.ts";
import type { PlayedMedia, PlayedMedium } from "./plan-media.ts";

/** Compares the copies of media with what their hosts have and with what people keep. */
export async function proveMedia(world: World, media: PlayedMedia): Promise<Check[]> {
  const evidence = await openEvidence(world);
  const { copies, objects, kept, keepers, leftFiles } = evidence;
  const wanted = [...media].flatMap(([tweetId, list]) =>
    kept.has(tweetId) ? list.map((medium) => ({ tweetId, medium })) : [],
  );
  const posters = wanted.flatMap(({ tweetId, medium: { poster } }) =>
    poster === undefined ? [] : [{ tweetId, key: poster.key }],
  );
  const keptCopies = [...copies.values()].filter(({ Status }) => Status === "kept");
  const used = new Set(keptCopies.map(({ Sha256 }) => Sha256));
  return [
    await check("every medium is kept whole, or is not for the right reason", wanted, (each) =>
      mediumWrongly(each.tweetId, each.medium, evidence),
    ),
    await check("every poster is kept", posters, ({ tweetId, key }) => {
      const copy = copies.get(`${tweetId} ${key}`);
      return copy?.Status === "kept" ? undefined : `${tweetId} ${key} is ${told(copy)}`;
    }),
    await check("every copy has an object of its hash and size", keptCopies, (copy) =>
      objectWrongly(copy, evidence),
    ),
    await check("every copy holds what its host has", keptCopies, async (copy) =>
      (await hashAtHost(world, copy.Url)) === copy.Sha256
        ? undefined
        : `${copy.TweetID} ${copy.MediaKey} differs from ${copy.Url}`,
    ),
    await check("no object is without a copy", [...objects.keys()], (sha256) =>
      used.has(sha256) ? undefined : sha256,
    ),
    await check("every kept tweet has a keeper", [...kept], (id) =>
      keepers.has(id) ? undefined : id,
    ),
    await check("no tweet has a keeper or a copy that nobody keeps", [...keepers], (id) =>
      kept.has(id) ? undefined : id,
    ),
    await check("no copy is of a tweet that nobody keeps", [...copies.values()], ({ TweetID }) =>
      keepers.has(TweetID) ? undefined : TweetID,
    ),
    await check("no file is left on the way", [leftFiles], (left) => left[0]),
    await check(
      "npm run media -- check finds nothing",
      [world.edition.dataDir],
      async (dataDir) => {
        const { exitCode, output } = await runOperator("media", ["check"], { dataDir });
        return exitCode === 0 ? undefined : output;
      },
    ),
  ];
}

function mediumWrongly(tweetId: string, medium: PlayedMedium, { copies }: Evidence) {
  const copy = copies.get(`${tweetId} ${medium.key}`);
  const { ending = { status: "kept" }, name } = medium.behaviour;
  const isRight = copy?.Status === ending.status && (!("why" in ending) || copy.Why === ending.why);
  if (isRight) return undefined;
  return `${medium.kind} ${medium.key} of ${tweetId} (${name}) is ${told(copy)}`;
}

const told = (copy: Copy | undefined): string =>
  copy === undefined ? "not known" : `${copy.Status} (${copy.Why}), ${copy.Attempts} attempts`;

function objectWrongly({ TweetID, MediaKey, Sha256 = "", Bytes }: Copy, { objects }: Evidence) {
  const object = objects.get(Sha256);
  if (object?.sha256 === Sha256 && object.bytes === Bytes) return undefined;
  return `${TweetID} ${MediaKey}: ${object === undefined ? "no object" : "another object"}`;
}

async function hashAtHost({ edition }: World, url: string): Promise<string> {
  const { hostname, pathname, search } = new URL(url);
  const host = hostname === "pbs.twimg.com" ? "pbs" : "video";
  const answer = await fetch(`${edition.endpoints.playground}/media/${host}${pathname}${search}`);
  return hashOf(new Uint8Array(await answer.arrayBuffer()));
}

async function check<T>(
  what: string,
  list: readonly T[],
  fault: (one: T) => string | undefined | Promise<string | undefined>,
): Promise<Check> {
  const failures: string[] = [];
  for (const each of list) {
    const failure = await fault(each);
    if (failure !== undefined) failures.push(failure);
  }
  return { what, tried: list.length, failures };
}
