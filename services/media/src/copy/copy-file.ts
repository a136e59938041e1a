import { rm } from "node:fs/promises";
import type { WantedMedium } from "@memory/shared/contracts/media/media-requested";
import type { Download, IncomingFile, Looks, Room } from "../ports.ts";
import type { Candidate } from "./candidates/candidate.ts";
import { candidatesOf } from "./candidates/candidates-of.ts";
import { type Verified, verifyFile } from "./verify/verify-file.ts";
import { nextAfter, type Why } from "./why.ts";

export type Got =
  | {
      readonly kind: "file";
      readonly url: string;
      readonly file: IncomingFile;
      readonly shows: Extract<Verified, { ok: true }>;
      /** Which one it is instead of the best, and why the best could not be had. */
      readonly variant?: string | undefined;
      readonly why?: Why | undefined;
    }
  | { readonly kind: "playlist-only" }
  | {
      readonly kind: "failed";
      readonly url: string;
      readonly why: Why;
      readonly retryAfterSeconds?: number | undefined;
    };

type Options = {
  readonly room: () => Promise<Room>;
  readonly download: Download;
  readonly signal: AbortSignal;
};

/** How often a file is asked for at once while its source fails. The queue does the rest. */
const maxFailures = 3;

/**
 * Gets the best whole file of a medium into the folder of files on the way. Whoever gets it removes it. Throws
 * what aborts the signal.
 */
export async function copyFile(
  medium: WantedMedium,
  { room, download, signal }: Options,
): Promise<Got> {
  const candidates = candidatesOf(medium);
  if (candidates.length === 0) return withoutCandidates(medium);
  const failures: Failure[] = [];
  for (const candidate of candidates) {
    const hasFailed = () => failures.filter(({ why }) => nextAfter[why] === "again").length;
    if (candidate.isLastResort && hasFailed() > 0) continue;
    for (let next = "again"; next === "again"; ) {
      const got = await attempt(candidate, medium, { room: await room(), download, signal });
      if (got.kind === "file") return { ...got, ...insteadOfBest(candidate, got, failures) };
      const isSecond = failures.at(-1)?.url === got.url;
      failures.push(got);
      if (hasFailed() >= maxFailures) return decisive(failures);
      next = isSecond && nextAfter[got.why] === "again" ? "another" : nextAfter[got.why];
      if (next === "nothing") return got;
    }
  }
  return decisive(failures);
}

type Failure = Extract<Got, { kind: "failed" }>;

const withoutCandidates = ({ url, variants = [] }: WantedMedium): Got =>
  [url, ...variants.map((each) => each.url)].some((each) => /\.m3u8(?:$|\?)/.test(each))
    ? { kind: "playlist-only" }
    : { kind: "failed", url, why: "forbidden" };

async function attempt(
  { url }: Candidate,
  { kind, durationMs }: WantedMedium,
  { room, download, signal }: { room: Room; download: Download; signal: AbortSignal },
): Promise<Extract<Got, { kind: "file" }> | Failure> {
  const looks: Looks = kind === "video" || kind === "gif" ? "video" : "image";
  if (room.bytes <= 0) return { kind: "failed", url, why: room.why };
  const { file, ...failed } = {
    file: undefined,
    ...(await download({ url, looks, room }, signal)),
  };
  if (file === undefined) return { url, ...failed } as Failure;
  const shows = await verifyFile(file, { looks, durationMs }).catch(async (error: unknown) => {
    await rm(file.path, { force: true });
    throw error;
  });
  if (shows.ok) return { kind: "file", url, file, shows };
  await rm(file.path, { force: true });
  return { kind: "failed", url, why: shows.why };
}

function insteadOfBest(
  { variant }: Candidate,
  { shows }: Extract<Got, { kind: "file" }>,
  [first]: readonly Failure[],
): Pick<Extract<Got, { kind: "file" }>, "variant" | "why"> {
  if (variant !== undefined) return { variant, why: first?.why };
  return shows.isOdd ? { variant: "odd-container" } : {};
}

/** The source's failing says least of the file, so it counts before what the others say. */
function decisive(failures: readonly Failure[]): Got {
  const worth = ({ why }: Failure) =>
    nextAfter[why] === "again" ? 2 : why === "too-large" ? 1 : 0;
  const [most] = failures.toSorted((one, other) => worth(other) - worth(one));
  if (most === undefined) throw new Error("no address of a file was tried");
  return most;
}
