import type { TweetKey } from "./archive.ts";
import { chooseTransition, type Wish } from "./choose-transition.ts";
import type { ClaimEvent, ClaimState, OutcomeOf, Write } from "./claim-transitions.ts";
import { later } from "./later.ts";
import type { Claim } from "./rows/claim.ts";
import { withAlsoIn } from "./rows/mentions.ts";
import type { Claims } from "./stores/claims.ts";

/** Attempts before giving up because others keep changing the claim; the queue then retries. */
const maxTurns = 8;

export type Changed<E extends ClaimEvent> = {
  readonly outcome: OutcomeOf<E>;
  /** As it is after the event. */
  readonly claim: Claim | undefined;
};

/** Reads the claim and applies the event to it; undefined when the claim changed in every turn. */
export async function changeClaim<E extends ClaimEvent>(
  event: E,
  key: TweetKey,
  wish: Wish,
  claims: Claims,
): Promise<Changed<E> | undefined> {
  for (let turn = 0; turn < maxTurns; turn += 1) {
    const changed = await applyEvent(event, await claims.find(key), wish, claims);
    if (changed !== undefined) return changed;
  }
  return undefined;
}

/** Applies the event to the claim as it was read; undefined when it is not like that any more. */
export async function applyEvent<E extends ClaimEvent>(
  event: E,
  claim: Claim | undefined,
  wish: Wish,
  claims: Claims,
): Promise<Changed<E> | undefined> {
  const wanted = typeof wish.wanted === "function" ? (wish.wanted(claim) ?? {}) : wish.wanted;
  const { write, to, outcome } = await chooseTransition(event, claim, { ...wish, wanted });
  const written = await makeWrite(write, to, claim, wanted, claims);
  return written === undefined ? undefined : { outcome, claim: written.claim };
}

async function makeWrite(
  write: Write,
  to: ClaimState,
  claim: Claim | undefined,
  wanted: Partial<Claim>,
  claims: Claims,
): Promise<{ claim: Claim | undefined } | undefined> {
  const ChangedAt = latest(
    new Date(claims.now()).toISOString(),
    wanted.AskedAt,
    claim && later(claim.ChangedAt, 1),
  );
  if (write.kind === "create") {
    // Whatever creates a claim wants a complete one.
    const created = { ...wanted, State: to, ChangedAt } as Claim;
    return (await claims.create(created)) ? { claim: created } : undefined;
  }
  if (write.kind === "nothing" || claim === undefined) return { claim };
  if (write.kind === "remove") {
    return (await claims.remove(claim, write.unchanged)) ? { claim: undefined } : undefined;
  }
  const next = {
    ...wanted,
    State: to,
    LeftAt: claim.Timestamp,
    DeletedAt: to === "trashed" ? ChangedAt : undefined,
    ChangedAt,
    // Read only if it is written: no other change of a claim depends on its mentions.
    get AlsoIn() {
      return wanted.AlsoIn ?? withAlsoIn(claim, claim.Origin);
    },
  };
  const change = Object.fromEntries(write.sets.map((name) => [name, next[name]]));
  const isChanged = await claims.change(claim, change, write.unchanged);
  return isChanged ? { claim: { ...claim, ...change } } : undefined;
}

const latest = (...times: (string | undefined)[]): string =>
  times.reduce((last: string, time = "") => (time > last ? time : last), "");
