import { matches } from "@memory/shared/aws/expression";
import type { Rows } from "@memory/shared/aws/rows";
import { RetryableError } from "@memory/shared/errors";
import type { Objects } from "../copies.ts";
import { ObjectRow, objectPartition, objectRow } from "../rows/object.ts";
import type { TotalBytes } from "./total-bytes.ts";

type Ports = {
  readonly rows: Rows;
  readonly objects: Pick<Objects, "remove">;
  readonly total: TotalBytes;
  /** Unix ms. */
  readonly now: () => number;
};

/** How long `Objects.remove` may take: three attempts of a minute each. */
const removalMs = 200_000;
/** After that long without an end, the process that erases the object has crashed, and another may finish. */
const erasureMs = removalMs + 100_000;

export type Erasure = ReturnType<typeof erasureBy>;
export const keyOfObject = (sha256: string) => ({
  TweetID: objectPartition(sha256),
  MediaKey: objectRow,
});

/**
 * The steps by which one process erases an object that nothing refers to. Only the process that is named in the
 * row deletes, and only while its time is not over: a delete that arrived late would hit an object that has been
 * kept again.
 */
export function erasureBy(eraser: string, { rows, objects, total, now }: Ports) {
  const mark = (sha256: string, row: ObjectRow) => {
    const { State, Version, Eraser } = row;
    const set = { State: "erasing", Eraser: eraser, ErasedUntil: now() + erasureMs };
    return rows.update(keyOfObject(sha256), { set }, matches({ State, Version, Eraser }));
  };

  return {
    /** Nobody may take the object into use from then on. False if the row has changed since it was read. */
    mark,

    /** Finishes an erasure that this process began, or that of one that crashed. Returns the bytes removed. */
    async finish(sha256: string): Promise<number> {
      const row = await readObject(rows, sha256);
      if (row?.State !== "erasing") return 0;
      const { ErasedUntil = 0, Version, Eraser } = row;
      if (Eraser !== eraser) {
        if (ErasedUntil > now() || !(await mark(sha256, row))) throw isBeingErased();
      } else if (ErasedUntil - now() < removalMs) throw isBeingErased();
      await objects.remove(sha256);
      const isMine = matches({ State: "erasing", Version, Eraser: eraser });
      if (!(await rows.remove(keyOfObject(sha256), isMine))) return 0;
      if (row.IsCounted === true) await total.add(-(row.Bytes ?? 0));
      return row.Bytes ?? 0;
    },
  };
}

export const isBeingErased = () =>
  new RetryableError("the same object is being erased", { retryAfterSeconds: 2 });

export async function readObject(rows: Rows, sha256: string): Promise<ObjectRow | undefined> {
  const row = await rows.get(keyOfObject(sha256));
  return row === undefined ? undefined : ObjectRow.parse(row);
}
