import { originKey } from "@memory/shared/contracts/origin";
import {
  type ClaimEvent,
  type ClaimState,
  claimTransitions,
  type OutcomeOf,
  type When,
  type Write,
} from "./claim-transitions.ts";
import { compareAsked } from "./compare-asked.ts";
import type { Claim } from "./rows/claim.ts";

export type Content = NonNullable<When["content"]>;

export type Wish = {
  /** New values of the claim's attributes; the transition decides which are written. */
  readonly wanted: Wanted | ((claim: Claim | undefined) => Wanted | undefined);
  /** Finds out what there is to bring back. Only called if the choice depends on it. */
  readonly content?: (claim: Claim) => Promise<Content>;
};

type Wanted = Partial<Claim>;

type Transition = {
  readonly event: ClaimEvent;
  readonly from: ClaimState;
  readonly when: When;
  readonly to: ClaimState;
  readonly write: Write;
  readonly outcome: OutcomeOf<ClaimEvent>;
};
type TransitionOf<E extends ClaimEvent> = Transition & {
  readonly event: E;
  readonly outcome: OutcomeOf<E>;
};

/** The rows of the table with a name for each column. */
export const transitions: readonly Transition[] = claimTransitions.map(
  ([event, from, when, to, write, outcome]) => ({ event, from, when, to, write, outcome }),
);

/** The one row of the table that fits the event and the claim. */
export async function chooseTransition<E extends ClaimEvent>(
  event: E,
  claim: Claim | undefined,
  { wanted, content }: Pick<Wish, "content"> & { readonly wanted: Wanted },
): Promise<TransitionOf<E>> {
  const state = claim?.State ?? "none";
  const fitting = transitions.filter(
    (transition): transition is TransitionOf<E> =>
      transition.event === event &&
      transition.from === state &&
      (claim === undefined || fits(transition.when, claim, wanted)),
  );
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return only;
  const found = claim && (await content?.(claim));
  const chosen = fitting.find(({ when }) => when.content === found);
  if (chosen !== undefined) return chosen;
  throw new Error(`no transition fits ${event} of a claim that is ${state}`);
}

function fits({ origin, asked }: When, claim: Claim, wanted: Partial<Claim>) {
  const { Origin, AskedAt = "", UpdateID } = wanted;
  const isOriginMet = origin === undefined || origin === compareOrigin(claim, Origin);
  if (!isOriginMet || asked === undefined) return isOriginMet;
  return asked.includes(compareAsked({ at: AskedAt, updateId: UpdateID }, claim));
}

const compareOrigin = (claim: Claim, origin: Claim["Origin"] | undefined) =>
  origin !== undefined && originKey(claim.Origin) === originKey(origin) ? "same" : "other";
