import type { Asked } from "@memory/archive/archive";
import { countsOf, type Forgetting, sumOf } from "@memory/archive/forgetting";
import type { Counts, Erasure } from "@memory/archive/rows/marker";
import { RetryableError } from "@memory/shared/errors";

/** Files of a person that are made from the tables: those of the search. */
type PersonFiles = {
  /** Removes them. Returns how many there were. */
  forget(userId: string): Promise<number>;
};

export type Ports = {
  readonly forgetting: Forgetting;
  readonly files: PersonFiles;
  /**
   * How long after the first erasure the second begins. Longer than a job can take that was begun without a look
   * at the marker (two minutes), and than the machines' clocks differ. Default: 5 min.
   */
  readonly eraseAgainAfterMs?: number;
};

/** What was erased, by place. */
export type Receipt = Counts & {
  readonly settings: number;
  readonly searchFiles: number;
  /** Copies of media of tweets that nobody else keeps. */
  readonly copies: number;
  /** The language that the person had set. */
  readonly language?: string | undefined;
};

/** What the person gets to hear. `began` must not throw; `ended` may be called again after a crash. */
export type Told = {
  began(): Promise<void>;
  ended(receipt: Receipt): Promise<void>;
};

/** Shorter than a handler may take. What is left after it is erased by the next delivery. */
const longestRunMs = 20_000;

/**
 * Erases all of a person. Throws a RetryableError as long as there is more to do: after the first erasure, to
 * wait for the jobs that had been begun before, whose rows the second one erases. Each step is noted in the
 * marker's row, so that the next delivery goes on from there.
 */
export async function forgetPerson(
  { userId, asked }: { readonly userId: string; readonly asked: Asked },
  { forgetting, files, eraseAgainAfterMs = 5 * 60_000 }: Ports,
  told: Told,
): Promise<void> {
  const erasure = await forgetting.begin(userId, asked);
  if (erasure === undefined) return;
  if (erasure.erasedAt === undefined) {
    if (erasure.first === undefined) await told.began();
    const erased = await eraseBefore("first", erasure);
    await forgetting.noteFirst(userId, asked, erased);
    throw again("jobs of before may still be under way", eraseAgainAfterMs);
  }
  const elapsedMs = forgetting.elapsedMs(erasure);
  if (elapsedMs < eraseAgainAfterMs) {
    // The clock was set back: it waits from now on, not until the clock is there again.
    if (elapsedMs < 0) await forgetting.noteFirst(userId, asked, erasure);
    const waitMs = eraseAgainAfterMs - Math.max(0, elapsedMs);
    throw again("jobs of before may still be under way", waitMs);
  }
  const erased = await eraseBefore("second", erasure);
  if (sumOf(countsOf(await forgetting.list(userId, asked))) > 0) {
    throw again("rows of before have come again", 5_000);
  }
  await told.ended(receiptOf(erased));
  await forgetting.end(userId, asked);

  async function eraseBefore(which: "first" | "second", so: Erasure): Promise<Erasure> {
    const startedAt = performance.now();
    const mayGoOn = () => performance.now() - startedAt < longestRunMs;
    const before = await forgetting.list(userId, asked);
    const counted = so[which] === undefined ? { ...so, [which]: countsOf(before) } : so;
    if (counted !== so) await forgetting.note(userId, asked, counted);
    let { copies = 0 } = counted;
    const erased = (count: number) => {
      copies += count;
    };
    let isDone = false;
    try {
      isDone = await forgetting.remove(userId, before, { mayGoOn, erased });
    } finally {
      if (!isDone) await forgetting.note(userId, asked, { ...counted, copies });
    }
    if (!isDone) throw again("more is to be erased", 0);
    const removed = await files.forget(userId);
    return { ...counted, copies, searchFiles: (counted.searchFiles ?? 0) + removed };
  }
}

const again = (why: string, afterMs: number): RetryableError =>
  new RetryableError(`forgetting a person: ${why}`, {
    retryAfterSeconds: Math.max(1, afterMs / 1000),
  });

const none: Counts = { tweets: 0, trash: 0, claims: 0, parts: 0, replies: 0, timers: 0 };

const receiptOf = ({ first = none, second = none, ...rest }: Erasure): Receipt => ({
  tweets: first.tweets + second.tweets,
  trash: first.trash + second.trash,
  claims: first.claims + second.claims,
  parts: first.parts + second.parts,
  replies: first.replies + second.replies,
  timers: first.timers + second.timers,
  settings: rest.settings,
  searchFiles: rest.searchFiles ?? 0,
  copies: rest.copies ?? 0,
  language: rest.language,
});
