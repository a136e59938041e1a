/** A file that is made as it is sent: `head`, then `filler` so many times, then `rest` and `tail`. */
export type MadeFile = {
  readonly type: string;
  readonly head: Buffer;
  readonly filler: Buffer;
  readonly times: number;
  readonly tail: Buffer;
};

export type Wanted = {
  /** Makes the bytes others than those of any other file. */
  readonly name: string;
  /** About how many bytes it shall have; it has at least what its form needs. */
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
};

export const lengthOf = ({ head, filler, times, tail }: MadeFile): number =>
  head.length + filler.length * times + tail.length;

export function* piecesOf({ head, filler, times, tail }: MadeFile): Generator<Buffer> {
  yield head;
  for (let made = 0; made < times; made += 1) yield filler;
  yield tail;
}

/** A number from 0 to 255 that belongs to the name. */
export const shadeOf = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 251, 7);
