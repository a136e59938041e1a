import { RetryableError } from "@memory/shared/errors";
import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { exampleRequest, exampleTweet } from "@memory/testing/example-request";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import type { Archive } from "../src/archive.ts";
import { transitions } from "../src/choose-transition.ts";
import type { When } from "../src/claim-transitions.ts";
import type { Claim } from "../src/rows/claim.ts";

const verbs = [
  "keep",
  "hold",
  "release",
  "trash",
  "restore",
  "put-back",
  "put-in-trash",
  "purge",
  "label",
] as const;
const states = ["none", "pending", "kept", "trashed"] as const;
const origins = ["same", "other"] as const;
const times = { earlier: moment(4), "same time": moment(5), later: moment(6) } as const;
const contents = ["found", "expired", "still coming", "lost"] as const;

const askedTimes = Object.keys(times) as (keyof typeof times)[];
/** The claim is as of this; it was just deleted if it is trashed. */
const changedAt = moment(5);
const now = () => Date.parse(moment(10));

type Case = { origin: "same" | "other"; asked: keyof typeof times; content: When["content"] };
const cases: Case[] = origins.flatMap((origin) =>
  askedTimes.flatMap((asked) => contents.map((content) => ({ origin, asked, content }))),
);

const isMet = ({ origin, asked, content }: When, actual: Case): boolean =>
  (origin ?? actual.origin) === actual.origin &&
  (asked ?? askedTimes).includes(actual.asked) &&
  (content ?? actual.content) === actual.content;

describe("the claim's transitions", () => {
  it("have exactly one row for each verb and state, whatever else is the case", () => {
    for (const verb of verbs) {
      for (const state of states) {
        const rows = transitions.filter(({ event, from }) => event === verb && from === state);
        for (const actual of cases) {
          const fitting = rows.filter(({ when }) => isMet(when, actual));
          expect(fitting, `${verb} of ${state}, ${JSON.stringify(actual)}`).to.have.length(1);
        }
      }
    }
  });

  it("never compare with a claim that is not there", () => {
    const compared = transitions.filter(({ from, when }) => from === "none" && when.asked);
    expect(compared).to.deep.equal([]);
  });

  describe("are made by the archive as the table says:", () => {
    let tables: OpenArchive;
    let archive: Archive;
    let people = 100;

    before(async () => {
      tables = await openArchive();
      archive = tables.through(tables.client, now);
    });
    after(() => tables.stop());

    /** What the verb says, and the claim before and after it. */
    async function run(verb: string, from: (typeof states)[number], actual: Case) {
      const userId = String(people++);
      const key = { userId, tweetId: "20" };
      const { origin, asked, content } = actual;
      const before = exampleClaim({ UserID: userId, ChangedAt: changedAt });
      if (from !== "none") {
        const leftAt = content === "still coming" ? { LeftAt: before.Timestamp } : {};
        await tables.claim({ ...before, State: from, ...leftAt });
      }
      if (content === "found" || content === "expired") {
        const expires = now() / 1000 + (content === "found" ? 1 : -1);
        await tables.trashed(exampleItem({ UserID: userId, expires }));
      }
      const old = await archive.find(key);
      const request = exampleRequest({
        userId,
        origin: { chatId: 7, messageId: origin === "same" ? 100 : 101 },
        requestedAt: times[asked],
        timestamp: moment(7),
      });
      const { url } = request.link;
      const entry = { ...request, tweet: exampleTweet(), url };
      const ways: Record<string, () => Promise<unknown>> = {
        keep: async () => (await archive.keep(request, exampleTweet())).kind,
        hold: () => archive.hold(request, "20"),
        release: () => archive.release(request, "20"),
        trash: () => archive.trash(key, { at: times[asked] }),
        restore: () => archive.restore(key, { at: times[asked] }),
        "put-back": () => archive.putBack(entry, { at: times[asked] }),
        "put-in-trash": () =>
          archive.putBack({ ...entry, deletedAt: moment(1) }, { at: times[asked] }),
        purge: () => archive.purge(key),
        label: () => archive.label(key, { tags: ["new"], note: "new" }, { at: times[asked] }),
      };
      const said = await ways[verb]?.().catch((error: unknown) =>
        error instanceof RetryableError ? "not-yet" : Promise.reject(error),
      );
      return { said, old, claim: await archive.find(key) };
    }

    const changed = (before: Claim | undefined, after: Claim | undefined) =>
      Object.keys({ ...before, ...after }).filter(
        (name) =>
          JSON.stringify(before?.[name as keyof Claim]) !==
          JSON.stringify(after?.[name as keyof Claim]),
      );

    for (const verb of verbs) {
      it(verb, async () => {
        for (const { from, when, to, write, outcome } of transitions.filter(
          ({ event }) => event === verb,
        )) {
          for (const actual of cases.filter((each) => isMet(when, each))) {
            const what = `${verb} of ${from}, ${JSON.stringify(actual)}`;
            const { said, old, claim } = await run(verb, from, actual);
            expect(claim?.State ?? "none", what).to.equal(to);
            if (typeof said === "string") expect(said, what).to.equal(outcome);
            if (write.kind === "nothing") expect(claim, what).to.deep.equal(old);
            if (write.kind !== "change") continue;
            expect(write.sets, what).to.include.members(changed(old, claim));
          }
        }
      });
    }
  });
});
