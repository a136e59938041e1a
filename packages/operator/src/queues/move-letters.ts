import { setTimeout as pause } from "node:timers/promises";
import { batcher } from "@memory/shared/queue/batch";
import type { Outgoing, Queue } from "@memory/shared/queue/sqs";
import type { DeadLetters } from "../adapters/dead-letters.ts";
import type { Letter } from "./letter.ts";

type Options = {
  readonly from: Pick<DeadLetters, "receive" | "delete" | "giveBack">;
  readonly to: Pick<Queue, "send">;
  /**
   * How many letters there are. No more are received, so that those which arrive meanwhile are left
   * alone.
   */
  readonly there: number;
  /** Makes the message to send for a letter. Undefined if no consumer could read it. */
  readonly renew: (letter: Letter) => Outgoing | undefined;
  readonly max: number;
  readonly perSecond: number;
  readonly onProgress: (moved: number) => void;
};

export type Moved = {
  readonly moved: number;
  /** How many stay where they are, because no consumer could read them. */
  readonly unreadable: number;
  /** The error that ended it early. */
  readonly failure?: unknown;
};

/** Much longer than it takes to send and delete ten letters. */
const hiddenSeconds = 60;
const lingerMs = 5;

/** Sends each letter and then deletes it, so that an interruption may duplicate some but loses none. */
export async function moveLetters(options: Options): Promise<Moved> {
  const { from, there, max, perSecond, onProgress } = options;
  const moveLetter = createMoveLetter(options);
  const seen = new Set<string>();
  const unreadable = new Map<string, Letter>();
  let moved = 0;

  const moveBatch = async (letters: Letter[]) => {
    const failed: { letter: Letter; error: unknown }[] = [];
    const moves = letters.map(async (letter) => {
      seen.add(letter.id);
      try {
        if ((await moveLetter(letter)) === "moved") moved += 1;
        else unreadable.set(letter.id, letter);
      } catch (error) {
        failed.push({ letter, error });
      }
    });
    await Promise.all(moves);
    await giveBack(failed.map(({ letter }) => letter));
    if (failed[0] !== undefined) throw failed[0].error;
  };
  // A letter that cannot be given back becomes visible again by itself.
  const giveBack = (letters: Letter[]) => from.giveBack(letters).catch(() => undefined);

  const startedAt = performance.now();
  const move = async () => {
    while (seen.size < there && moved < max) {
      const atOnce = Math.min(10, perSecond, max - moved, there - seen.size);
      const letters = await from.receive(atOnce, hiddenSeconds);
      if (letters.length === 0) return;
      await moveBatch(letters);
      onProgress(moved);
      const dueAt = startedAt + (moved / perSecond) * 1000;
      await pause(Math.max(0, dueAt - performance.now()));
    }
  };
  const failure = await move().catch((error: unknown) => error);
  await giveBack([...unreadable.values()]);
  return { moved, unreadable: unreadable.size, failure };
}

function createMoveLetter({ from, to, renew }: Options) {
  const sends = batcher<Outgoing>({
    flush: (entries) => to.send(entries),
    lingerMs,
    sizeOf: ({ body }) => Buffer.byteLength(body),
  });
  const deletes = batcher<string>({ flush: (receipts) => from.delete(receipts), lingerMs });

  return async (letter: Letter): Promise<"moved" | "unreadable"> => {
    const renewed = renew(letter);
    if (renewed === undefined) return "unreadable";
    await sends.add(renewed);
    await deletes.add(letter.receipt).catch(() => deletes.add(letter.receipt));
    return "moved";
  };
}
