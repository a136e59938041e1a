import { type LookupAddress, lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address.ts";

/** A name led to an address that is not of the public Internet. Nothing was sent there. */
export class InwardAddressError extends Error {
  override readonly name = "InwardAddressError";
}

/**
 * The look-up for a connection: it is made to the very addresses that were checked here, so that a name that is
 * looked up twice and differs the second time gains nothing. Refuses the name if any of its addresses is inward.
 */
export const publicLookup =
  (lookup: LookupFunction = systemLookup as LookupFunction): LookupFunction =>
  (name, options, answer) => {
    lookup(name, options, (error, found, family) => {
      if (error !== null) return answer(error, found, family);
      const all: readonly Pick<LookupAddress, "address">[] = [found]
        .flat()
        .map((each) => (typeof each === "string" ? { address: each } : each));
      const isPublic = all.length > 0 && all.every(({ address }) => isPublicAddress(address));
      if (isPublic) return answer(null, found, family);
      answer(
        new InwardAddressError(`${name} leads to an address that is not public`),
        found,
        family,
      );
    });
  };
