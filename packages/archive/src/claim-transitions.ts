import type { Order } from "./compare-asked.ts";
import type { Claim } from "./rows/claim.ts";

/*
 * What becomes of a claim. A verb of the archive is an event: the claim is read, the one row of the
 * table that fits is chosen, and its write is made on the condition that the claim is still as it was
 * read. If that fails, the claim is read again. `docs/claim.md` shows the table and is made from it.
 */

export type ClaimState = "none" | Claim["State"];

/** The table where the tweet's item belongs. `keep` puts it there, `settle` moves it there. */
export const itemTables = {
  none: undefined,
  pending: undefined,
  kept: "tweets",
  trashed: "trash",
} as const satisfies Record<ClaimState, "tweets" | "trash" | undefined>;

/** A row's conditions besides the state. An absent field matches anything. */
export type When = {
  /** Whether the message that asks is the one that the claim names (`Origin`). */
  readonly origin?: "same" | "other";
  /** When it was asked, compared with the claim's last change: see `compareAsked`. */
  readonly asked?: readonly Order[];
  /** What there is to bring back: it costs reads of both tables, so it is looked for last. */
  readonly content?: "found" | "expired" | "still coming" | "lost";
};
const always = {} as const;
const sameOrigin = { origin: "same" } as const;
const otherOrigin = { origin: "other" } as const;
const otherNoLater = { origin: "other", asked: ["earlier", "same time"] } as const;
const otherLater = { origin: "other", asked: ["later"] } as const;
const earlier = { asked: ["earlier"] } as const;
/** Asked at the time of the last change: the same press, delivered again. */
const sameTime = { asked: ["same time"] } as const;
const noLater = { asked: ["earlier", "same time"] } as const;
const later = { asked: ["later"] } as const;
const laterFound = { asked: ["later"], content: "found" } as const;
const laterExpired = { asked: ["later"], content: "expired" } as const;
const laterComing = { asked: ["later"], content: "still coming" } as const;
const laterLost = { asked: ["later"], content: "lost" } as const;

/** `unchanged` names the attributes that must be as they were read. */
export type Write =
  | { readonly kind: "nothing" }
  /** Puts a whole claim if there is none. */
  | { readonly kind: "create" }
  | {
      readonly kind: "change";
      readonly unchanged: readonly ComparedAttribute[];
      /** Those without a new value are removed. */
      readonly sets: readonly Exclude<keyof Claim, "UserID" | "TweetID">[];
    }
  | { readonly kind: "remove"; readonly unchanged: readonly ComparedAttribute[] };
export type ComparedAttribute = "State" | "ChangedAt" | "Timestamp" | "AlsoIn";
export const comparedAttributes = ["State", "ChangedAt", "Timestamp"] as const;

const nothing = { kind: "nothing" } as const;
const create = { kind: "create" } as const;
const remove = { kind: "remove", unchanged: ["State", "ChangedAt"] } as const;
const change = <const U extends readonly ComparedAttribute[], const S extends readonly string[]>(
  unchanged: U,
  sets: S,
) => ({ kind: "change", unchanged, sets }) as const;
const complete = change(["State", "ChangedAt"], ["State", "Missing", "ChangedAt"]);
const everything = [
  "State",
  "Origin",
  "AlsoIn",
  "Timestamp",
  "DeletedAt",
  "PurgedAt",
  "ChangedAt",
  "AskedAt",
  "UpdateID",
  "SavedBy",
  "Tags",
  "TagsUpdateID",
  "Note",
  "NoteUpdateID",
  "Missing",
  "Revision",
  "GoneAt",
] as const;
/** Also adds the message that had saved it to `AlsoIn`: its reply tells of the tweet still. */
const replace = change(["State", "ChangedAt"], everything);
const stamp = change(comparedAttributes, ["State", "ChangedAt", "AskedAt", "UpdateID"]);
const turn = change(comparedAttributes, ["State", "DeletedAt", "ChangedAt", "AskedAt", "UpdateID"]);
/** Also sets `LeftAt` to the current `Timestamp`, the key of the item that has to be moved. */
const leave = change(comparedAttributes, [
  "State",
  "DeletedAt",
  "ChangedAt",
  "AskedAt",
  "UpdateID",
  "LeftAt",
]);
const move = change(comparedAttributes, ["Timestamp", "ChangedAt"]);
const list = change(comparedAttributes, ["Missing", "Revision", "ChangedAt"]);
/** Nothing can be brought back from here on. */
const purge = change(comparedAttributes, ["PurgedAt", "ChangedAt"]);
const relabel = change(
  ["State", "ChangedAt"],
  ["Tags", "TagsUpdateID", "Note", "NoteUpdateID", "ChangedAt"],
);
const mention = change(["State", "AlsoIn"], ["AlsoIn"]);
const look = change(["State", "ChangedAt"], ["GoneAt", "ChangedAt"]);

type Row = readonly [
  event: string,
  from: ClaimState,
  when: When,
  to: ClaimState,
  write: Write,
  outcome: string,
];

/** For each event and state exactly one row fits, whatever else is the case. */
// biome-ignore format: a table is read by its columns
export const claimTransitions = [
  // event,         from,      when,          to,        write,        outcome
  ["keep",          "none",    always,        "kept",    create,       "saved"],
  ["keep",          "pending", sameOrigin,    "kept",    complete,     "saved"],
  ["keep",          "pending", otherNoLater,  "kept",    complete,     "already-saved"],
  // Nobody was told yet that it is saved, so the message that brings it is the one that saves it.
  ["keep",          "pending", otherLater,    "kept",    replace,      "saved"],
  ["keep",          "kept",    sameOrigin,    "kept",    nothing,      "saved"],
  ["keep",          "kept",    otherOrigin,   "kept",    nothing,      "already-saved"],
  ["keep",          "trashed", sameOrigin,    "trashed", nothing,      "trashed"],
  ["keep",          "trashed", otherNoLater,  "trashed", nothing,      "trashed"],
  ["keep",          "trashed", otherLater,    "kept",    replace,      "saved"],

  ["hold",          "none",    always,        "pending", create,       "held"],
  ["hold",          "pending", always,        "pending", nothing,      "unchanged"],
  ["hold",          "kept",    always,        "kept",    nothing,      "unchanged"],
  ["hold",          "trashed", always,        "trashed", nothing,      "unchanged"],

  ["release",       "none",    always,        "none",    nothing,      "unchanged"],
  ["release",       "pending", sameOrigin,    "none",    remove,       "released"],
  ["release",       "pending", otherOrigin,   "pending", nothing,      "unchanged"],
  ["release",       "kept",    always,        "kept",    nothing,      "unchanged"],
  ["release",       "trashed", always,        "trashed", nothing,      "unchanged"],

  ["trash",         "none",    always,        "none",    nothing,      "unknown"],
  ["trash",         "pending", noLater,       "pending", nothing,      "kept"],
  ["trash",         "pending", later,         "trashed", turn,         "deleted"],
  ["trash",         "kept",    noLater,       "kept",    nothing,      "kept"],
  ["trash",         "kept",    later,         "trashed", leave,        "deleted"],
  ["trash",         "trashed", earlier,       "trashed", nothing,      "already-deleted"],
  ["trash",         "trashed", sameTime,      "trashed", nothing,      "deleted"],
  ["trash",         "trashed", later,         "trashed", stamp,        "already-deleted"],

  ["restore",       "none",    always,        "none",    nothing,      "unknown"],
  ["restore",       "pending", always,        "pending", nothing,      "kept"],
  ["restore",       "kept",    earlier,       "kept",    nothing,      "kept"],
  ["restore",       "kept",    sameTime,      "kept",    nothing,      "restored"],
  ["restore",       "kept",    later,         "kept",    stamp,        "kept"],
  ["restore",       "trashed", noLater,       "trashed", nothing,      "already-deleted"],
  ["restore",       "trashed", laterFound,    "kept",    turn,         "restored"],
  ["restore",       "trashed", laterExpired,  "trashed", nothing,      "expired"],
  ["restore",       "trashed", laterComing,   "trashed", nothing,      "not-yet"],
  ["restore",       "trashed", laterLost,     "trashed", nothing,      "nothing-left"],

  ["put-back",      "none",    always,        "kept",    create,       "put-back"],
  ["put-back",      "pending", always,        "pending", nothing,      "known"],
  ["put-back",      "kept",    sameOrigin,    "kept",    nothing,      "put-back"],
  ["put-back",      "kept",    otherOrigin,   "kept",    nothing,      "known"],
  ["put-back",      "trashed", always,        "trashed", nothing,      "deleted"],

  ["put-in-trash",  "none",    always,        "trashed", create,       "put-back"],
  ["put-in-trash",  "pending", always,        "pending", nothing,      "known"],
  ["put-in-trash",  "kept",    always,        "kept",    nothing,      "known"],
  ["put-in-trash",  "trashed", sameOrigin,    "trashed", nothing,      "put-back"],
  ["put-in-trash",  "trashed", otherOrigin,   "trashed", nothing,      "deleted"],

  ["purge",         "none",    always,        "none",    nothing,      "unknown"],
  ["purge",         "pending", always,        "pending", nothing,      "kept"],
  ["purge",         "kept",    always,        "kept",    nothing,      "kept"],
  ["purge",         "trashed", always,        "trashed", purge,        "purged"],

  ["label",         "none",    always,        "none",    nothing,      "unknown"],
  ["label",         "pending", always,        "pending", relabel,      "labelled"],
  ["label",         "kept",    always,        "kept",    relabel,      "labelled"],
  ["label",         "trashed", always,        "trashed", nothing,      "unknown"],

  // The source was asked whether it still shows the tweet.
  ["look",          "none",    always,        "none",    nothing,      "unknown"],
  ["look",          "pending", always,        "pending", nothing,      "unknown"],
  ["look",          "kept",    always,        "kept",    look,         "noted"],
  ["look",          "trashed", always,        "trashed", nothing,      "unknown"],

  // Another tweet of the same person has the claim's Timestamp, found while saving or restoring.
  ["move-saved",    "kept",    always,        "kept",    move,         "moved"],
  ["move-restored", "kept",    always,        "kept",    move,         "moved"],
  // The item holds other content than that which the claim tells of.
  ["list-content",  "kept",    always,        "kept",    list,         "listed"],
  // The reply to another message tells that it is kept already.
  ["list-mention",  "kept",    always,        "kept",    mention,      "listed"],
] as const satisfies readonly Row[];

type ClaimTransition = (typeof claimTransitions)[number];
export type ClaimEvent = ClaimTransition[0];
export type OutcomeOf<E extends ClaimEvent> = {
  [Event in ClaimEvent]: Extract<ClaimTransition, readonly [Event, ...unknown[]]>[5];
}[E];
