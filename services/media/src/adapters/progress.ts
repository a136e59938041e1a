import { TransferError } from "./failed-transfer.ts";

export type ProgressLimits = {
  /** The longest until an answer begins, once the request is sent. */
  readonly answerMs: number;
  /** How long it is watched before it is judged, and the bytes that have to come meanwhile. */
  readonly windowMs: number;
  readonly leastBytes: number;
};

/** 13 KB a second: a film of 15 MB in 20 minutes. */
export const usualProgress: ProgressLimits = {
  answerMs: 30_000,
  windowMs: 20_000,
  leastBytes: 256 * 1024,
};

/**
 * Watches a transfer, however long it takes: its signal aborts when less than the least came within a window, or when
 * `outer` aborts.
 */
export function watchProgress(
  { windowMs, leastBytes }: Pick<ProgressLimits, "windowMs" | "leastBytes">,
  outer: AbortSignal,
) {
  const slow = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let bytes = 0;
  return {
    signal: AbortSignal.any([slow.signal, outer]),
    /** The answer has begun. */
    begin() {
      timer = setInterval(() => {
        if (bytes < leastBytes) slow.abort(new TransferError("timeout"));
        bytes = 0;
      }, windowMs);
    },
    add(more: number) {
      bytes += more;
    },
    end() {
      clearInterval(timer);
    },
  };
}
