import type { CopyStatus } from "@memory/copies/rows/copy";

/** What a media host does with one file, and what has to become of the file in the end. */
export type Behaviour = {
  readonly name: string;
  readonly weight: number;
  /** As `PUT /sim/media` takes it. Default: a whole file. */
  readonly plan?: object;
  /** The host serves the whole file as soon as the faults are over. */
  readonly isLifted?: boolean;
  /** Default: kept. */
  readonly ending?: { readonly status: CopyStatus; readonly why: string };
};

/** The limit for one file that the services are given. */
export const maxBytes = 400_000;

const refused = (why: string) => ({ status: "refused" as const, why });
const tooLarge = { status: "too-large" as const, why: "too-large" };
const takenDown = Buffer.from("Dmcaed").toString("base64");

export const whole: Behaviour = { name: "whole", weight: 45 };

export const behaviours: readonly Behaviour[] = [
  whole,
  { name: "cut once", weight: 4, plan: { fault: "cut", count: 1 } },
  { name: "too short once", weight: 4, plan: { fault: "short", count: 1 } },
  { name: "wrong length once", weight: 4, plan: { fault: "wrong-length", count: 1 } },
  { name: "hung up on twice", weight: 4, plan: { fault: "reset", count: 2 } },
  { name: "503 twice", weight: 4, plan: { status: 503, count: 2 } },
  { name: "empty once", weight: 2, plan: { fault: "empty", count: 1 } },
  { name: "of the wrong type once", weight: 2, plan: { type: "text/html", count: 1 } },
  { name: "404 once", weight: 2, plan: { status: 404, count: 1 } },
  { name: "without a length", weight: 4, plan: { fault: "no-length" } },
  { name: "slow", weight: 3, plan: { fault: "slow", bytesPerSecond: 1_000 } },
  { name: "404 for a while", weight: 4, plan: { status: 404 }, isLifted: true },
  { name: "cut for a while", weight: 3, plan: { fault: "cut" }, isLifted: true },
  { name: "of the wrong type for a while", weight: 2, plan: { type: "text/html" }, isLifted: true },
  {
    name: "taken down",
    weight: 3,
    plan: { status: 403, body: takenDown, type: "text/plain" },
    ending: refused("dmca"),
  },
  { name: "forbidden", weight: 3, plan: { status: 403 }, ending: refused("forbidden") },
  { name: "withheld", weight: 2, plan: { status: 451 }, ending: refused("withheld") },
  { name: "redirected", weight: 3, plan: { fault: "redirect" }, ending: refused("redirect") },
  { name: "too large", weight: 3, plan: { bytes: 2 * maxBytes }, ending: tooLarge },
  { name: "endless", weight: 1, plan: { fault: "endless" }, ending: tooLarge },
];
