import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { transitions } from "../src/choose-transition.ts";
import { itemTables, type When, type Write } from "../src/claim-transitions.ts";

const page = new URL("../../../docs/claim.md", import.meta.url);
const marker = "<!-- made by packages/archive/test/claim-page.test.ts: do not edit below -->\n";
const renew = "UPDATE_DOCS=1 npx mocha --no-config packages/archive/test/claim-page.test.ts";

type Transition = (typeof transitions)[number];

const origins = { same: "by the same message", other: "by another message" };
const times: Record<string, string> = {
  earlier: "asked before the last change",
  "same time": "asked at the time of the last change",
  "earlier, same time": "asked no later than the last change",
  later: "asked after the last change",
};
const contents = {
  found: "there is an item to bring back",
  expired: "it was deleted more than 30 days ago",
  "still coming": "a save under way may still put the item",
  lost: "there is no item",
};
const itemPlaces = { tweets: "`Tweets`", trash: "`TweetsTrash`" };

const conditionOf = ({ origin, asked, content }: When): string =>
  [
    origin === undefined ? "" : origins[origin],
    asked === undefined ? "" : times[asked.join(", ")],
    content === undefined ? "" : contents[content],
  ]
    .filter((part) => part !== "")
    .join(", ");

const namesOf = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

/** On which condition the write is made, and what it sets. */
function writeOf(write: Write): [string, string] {
  switch (write.kind) {
    case "nothing":
      return ["", ""];
    case "create":
      return ["there is no claim", "a whole claim"];
    case "remove":
      return [`${namesOf(write.unchanged)} as read`, "removes the claim"];
    case "change":
      return [`${namesOf(write.unchanged)} as read`, namesOf(write.sets)];
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const columns = ["event", "state", "if", "next state", "on the condition", "writes"];
const table = [
  row([...columns, "item belongs in", "outcome"]),
  row([...columns, "item", "outcome"].map(() => "---")),
  ...transitions.map(({ event, from, when, to, write, outcome }) => {
    const table = itemTables[to];
    const item = table === undefined ? "" : itemPlaces[table];
    return row([event, from, conditionOf(when), to, ...writeOf(write), item, outcome]);
  }),
].join("\n");

const nodeOf = (state: string): string => (state === "none" ? "[*]" : state);

/** Every transition that writes, the ones between the same states by the same event as one. */
function diagram(): string {
  const writing = transitions.filter(({ write }) => write.kind !== "nothing");
  const arrows = Map.groupBy(writing, ({ from, to, event }) => `${from} ${to} ${event}`);
  const lines = [...arrows.values()].map(arrowOf);
  return ["```mermaid", "stateDiagram-v2", ...lines.map((line) => `  ${line}`), "```"].join("\n");
}

function arrowOf(rows: readonly Transition[]): string {
  const [first, ...others] = rows;
  if (first === undefined) throw new Error("an arrow of no transition");
  const condition = others.length === 0 ? conditionOf(first.when) : "";
  const label = condition === "" ? first.event : `${first.event}, ${condition}`;
  return `${nodeOf(first.from)} --> ${nodeOf(first.to)} : ${label}`;
}

describe("docs/claim.md", () => {
  it("shows the claim's transitions as the code has them", () => {
    const [introduction = "", told] = readFileSync(page, "utf8").split(marker);
    const made = `\n${diagram()}\n\n${table}\n`;
    if (process.env.UPDATE_DOCS) return writeFileSync(page, introduction + marker + made);
    expect(told, `docs/claim.md is out of date, renew it with: ${renew}`).to.equal(made);
  });
});
