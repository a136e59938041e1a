import { diskTrouble } from "@memory/shared/process/disk-trouble";
import type { Why } from "../copy/why.ts";
import { InwardAddressError } from "./public-lookup.ts";

/** Ends a transfer for a reason of ours. */
export class TransferError extends Error {
  override readonly name = "TransferError";
  readonly why: Why;

  constructor(why: Why) {
    super(`the transfer was ended: ${why}`);
    this.why = why;
  }
}

/** Why a transfer broke off; undefined for what is no failure of the network, the source or a full disk. */
export function whyOf(error: unknown): Why | undefined {
  if (error instanceof TransferError) return error.why;
  // It may be a resolver's trouble, so it is tried again as if the host had not been reached.
  if (error instanceof InwardAddressError) return "reset";
  if (!(error instanceof Error)) return undefined;
  if (diskTrouble(error)?.mayPass) return "no-space";
  const code = String(Reflect.get(error, "code") ?? "");
  return byCode.find(([codes]) => codes.test(code))?.[1];
}

const byCode: readonly [RegExp, Why][] = [
  [/^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$|^ETIMEDOUT$/, "timeout"],
  [/^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, "short"],
  [/^UND_ERR_(?:SOCKET|ABORTED|HEADERS_OVERFLOW|RESPONSE)$|^HPE_/, "reset"],
  [/^(?:ECONN\w+|EPIPE|EAI_\w+|ENOTFOUND|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EPROTO)$/, "reset"],
  [/^(?:ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED)/, "reset"],
];
