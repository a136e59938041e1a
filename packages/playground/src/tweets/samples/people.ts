import type { Person } from "./sample.ts";

const invented = (id: string, handle: string, name: string, about: string): Person => ({
  id,
  handle,
  name,
  about,
  joinedAt: "2024-02-29T12:00:00.000Z",
  isVerified: false,
});

export const jack: Person = {
  id: "12",
  handle: "jack",
  name: "jack",
  about: "",
  joinedAt: "2006-03-21T20:50:14.000Z",
  isVerified: true,
};
export const heron = invented(
  "1763200000000000001",
  "demo_heron",
  "Heron Watch (demo)",
  "One bird, one bench.",
);
export const trail = invented(
  "1763200000000000002",
  "demo_trail",
  "Slow Trails (demo)",
  "Walks & maps.",
);
export const kettle = invented(
  "1763200000000000003",
  "demo_kettle",
  "Kettle Lab 🫖 (demo)",
  "Boiling things on camera.",
);
export const polyglot = invented(
  "1763200000000000004",
  "demo_polyglot",
  "דמו · demo",
  "Words in many scripts.",
);
export const essayist = invented(
  "1763200000000000005",
  "demo_essay",
  "Long Form (demo)",
  "Never brief.",
);

export const people: readonly Person[] = [jack, heron, trail, kettle, polyglot, essayist];
