import { Origin, originKey } from "@memory/shared/contracts/origin";
import { z } from "zod";
import type { Claim } from "./claim.ts";

const Origins = z.array(Origin);

/** More messages than this are not remembered: the oldest give way. */
const mostOrigins = 20;

/** The other messages whose replies tell that the tweet is kept, the oldest first. */
export const alsoIn = ({ AlsoIn }: Claim): readonly Origin[] =>
  AlsoIn === undefined ? [] : Origins.parse(JSON.parse(AlsoIn));

/** The claim's `AlsoIn` with this message as the newest. */
export const withAlsoIn = (claim: Claim, origin: Origin): string => {
  const others = alsoIn(claim).filter((each) => originKey(each) !== originKey(origin));
  return JSON.stringify([...others, origin].slice(-mostOrigins));
};
