import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKeepers } from "@memory/archive/keepers";
import { createMediaAllowance } from "@memory/archive/media-allowance";
import type { Copy } from "@memory/copies/rows/copy";
import { mediaKey } from "@memory/shared/contracts/media/media-key";
import type { MediaRequested, WantedMedium } from "@memory/shared/contracts/media/media-requested";
import { RetryableError } from "@memory/shared/errors";
import { createMetrics } from "@memory/shared/process/metrics";
import { media as declaration } from "@memory/shared/programs/media";
import { openCopies } from "@memory/testing/open-copies";
import { createDownload } from "../../src/adapters/download.ts";
import { openIncomingFolder } from "../../src/adapters/incoming-folder.ts";
import { openMediaHosts } from "../../src/adapters/media-hosts.ts";
import { createCopyTweet } from "../../src/copy/copy-tweet.ts";
import { createLimits, type LimitBytes } from "../../src/copy/limits.ts";
import { startMediaHost } from "./media-host.ts";

export type Copying = Awaited<ReturnType<typeof startCopying>>;

/** Nobody waits for a test: half a second is slow. */
const progress = { answerMs: 500, windowMs: 300, leastBytes: 64 };
const limitBytes: LimitBytes = {
  MEDIA_MAX_BYTES: 200_000,
  MEDIA_TWEET_BYTES: 1_000_000,
  MEDIA_BYTES_PER_DAY: 5_000_000,
};
const userId = "5";
let serial = 100;

/** The job with all of its parts, over tables and a bucket of its own and a stand-in for X's media hosts. */
export async function startCopying() {
  const [open, host] = await Promise.all([openCopies(), startMediaHost()]);
  const root = await mkdtemp(join(tmpdir(), "memory-incoming-"));
  const folder = openIncomingFolder(root);
  const hosts = openMediaHosts(host.roots, 8);
  const metrics = createMetrics(declaration);
  const allowance = createMediaAllowance(open.client, open.tables);
  const { copies } = open;

  /** One delivery of a request, for a tweet that its person keeps. */
  const deliver = async (request: MediaRequested, more: Delivery = {}) => {
    const sent: string[] = [];
    const copyTweet = createCopyTweet({
      copies,
      keepers: createKeepers(open.client, open.tables),
      download: createDownload({ hosts, folder, progress }),
      limits: createLimits({ ...limitBytes, ...more.limits }, { allowance, copies }),
      metrics,
      send: async ({ name }) => void sent.push(name),
      retryDelaySeconds: () => 61,
      ...more.ports,
    });
    const job = { signal: AbortSignal.timeout(30_000), receiveCount: 1, detach() {}, ...more.job };
    const waitsFor = await copyTweet(request, job).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof RetryableError) return error.retryAfterSeconds ?? 0;
        throw error;
      },
    );
    return { sent, ...(waitsFor === undefined ? {} : { waitsFor }) };
  };

  return {
    ...open,
    host,
    metrics,
    allowance,
    deliver,
    requestOf,
    /** What became of one medium, after one delivery. */
    async copy(
      medium: Partial<WantedMedium> & { url: string },
      more: Delivery = {},
    ): Promise<Seen> {
      const request = requestOf([medium]);
      await open.keep(request.tweetId, userId);
      await deliver(request, more);
      const [row] = await copies.list(request.tweetId);
      return row === undefined ? {} : seen(row);
    },
    async read(sha256: string | undefined): Promise<Buffer> {
      const chunks: Buffer[] = [];
      for await (const chunk of (await open.objects.open(String(sha256))) ?? []) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    /** Files that are still on the way. */
    async onTheWay(): Promise<string[]> {
      const names = await readdir(root, { recursive: true });
      return names.filter((name) => /[0-9a-f]{8}-/.test(name));
    },
    async stop() {
      await hosts.close();
      await host.close();
      await open.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}

type Delivery = {
  limits?: Partial<LimitBytes>;
  ports?: Partial<Parameters<typeof createCopyTweet>[0]>;
  job?: { receiveCount?: number; signal?: AbortSignal };
};
export type Seen = Partial<Record<"status" | "why" | "type" | "variant" | "size", string>>;

/** What a row tells, without what differs in every test. */
function seen({ Status, Why, Type, Variant, Width, Height }: Copy): Seen {
  const size = Width === undefined ? undefined : `${Width}x${Height}`;
  const all = { status: Status, why: Why, type: Type, variant: Variant, size };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function requestOf(
  media: readonly (Partial<WantedMedium> & { url: string })[],
  more: Partial<MediaRequested> = {},
): MediaRequested {
  return {
    version: 1,
    traceId: "0".repeat(32),
    tweetId: String(serial++),
    media: media.map((each) => ({ key: mediaKey(each.url), kind: "photo", ...each })),
    purpose: "save",
    userId,
    origin: { chatId: 5, messageId: 7 },
    attempt: 1,
    requestedAt: new Date().toISOString(),
    ...more,
  };
}
