import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { CommandReceived } from "@memory/shared/contracts/command-received";
import { exampleClaim, exampleItem, moment } from "@memory/testing/example-claim";
import { type OpenArchive, openArchive } from "@memory/testing/open-archive";
import { expect } from "chai";
import { answerCommand } from "../src/chat/answer-command.ts";
import { examplePress } from "./example.ts";
import { examplePorts } from "./example-ports.ts";
import { drawsFrom, interleave, type Process } from "./interleave.ts";

const mostRequests = 14;
const schedulesEach = 15;

/** Several library processes at once on one tweet, their requests mixed in every drawn order. */
describe("presses on one tweet at once", () => {
  let library: OpenArchive;
  before(async () => {
    library = await openArchive();
  });
  after(() => library.stop());

  const now = () => Date.parse(moment(10));
  const carryOut = (received: CommandReceived) => (client: DynamoDBClient) =>
    answerCommand(
      received,
      examplePorts({ archive: library.through(client, now), send: async () => {} }),
    );
  const save = (client: DynamoDBClient, UserID: string) => {
    const { keptTweets } = library.storesThrough(client);
    return keptTweets.put(exampleClaim({ UserID }), exampleItem({ UserID }));
  };

  type Story = {
    /** `delete 1`: a press on Delete at second 1; `save`: the item of a save under way is put. */
    readonly deliveries: string[];
    readonly isSaved: boolean;
    readonly kills: boolean;
  };

  /** One person's tweet, through one schedule and then the redeliveries of what did not end. */
  async function live(seed: number, { deliveries, isSaved, kills }: Story) {
    const UserID = String(1_000_000 + people++);
    const draw = drawsFrom(seed);
    await library.claim(exampleClaim({ UserID }));
    if (isSaved) await library.item(exampleItem({ UserID }));
    let due: Process[] = deliveries.map((delivery) => {
      const [what = "", second] = delivery.split(" ");
      if (what === "save") return { run: (client) => save(client, UserID) };
      // Telegram's numbers order the presses, while the clock runs backwards.
      const at = moment(10 - Number(second));
      const press = examplePress(
        what as "delete",
        { userId: UserID, at },
        { updateId: Number(second) },
      );
      return { run: carryOut(press) };
    });
    for (let delivery = 1; due.length > 0 && delivery < 20; delivery += 1) {
      const mayDie = kills && delivery === 1;
      const processes = due.map(({ run }) => {
        const diesAfter = mayDie && draw(2) === 0 ? draw(mostRequests) : undefined;
        return { run, diesAfter };
      });
      const ended = await interleave(library.client, processes, draw);
      due = due.filter((_, index) => ended[index] !== true);
    }
    expect(due, `seed ${seed}: nothing is left undone`).to.be.empty;
    return library.standing(UserID);
  }
  let people = 0;

  const kept = { claims: { 20: "kept" }, tweets: ["20"], trash: [] };
  const trashed = { claims: { 20: "trashed" }, tweets: [], trash: ["20"] };

  const stories: { name: string; story: Story; end: object }[] = [
    {
      name: "a Delete and an Undo",
      story: { deliveries: ["delete 1", "undo 2"], isSaved: true, kills: false },
      end: kept,
    },
    {
      name: "a Delete, an Undo and a Delete",
      story: { deliveries: ["delete 1", "undo 2", "delete 3"], isSaved: true, kills: false },
      end: trashed,
    },
    {
      name: "two deliveries of each",
      story: {
        deliveries: ["delete 1", "delete 1", "undo 2", "undo 2"],
        isSaved: true,
        kills: false,
      },
      end: kept,
    },
    {
      name: "a Delete and an Undo in processes that may be killed",
      story: { deliveries: ["delete 1", "undo 2"], isSaved: true, kills: true },
      end: kept,
    },
    {
      name: "seven deliveries of five presses in processes that may be killed",
      story: {
        deliveries: ["delete 1", "undo 2", "delete 3", "undo 4", "delete 5", "undo 2", "delete 3"],
        isSaved: true,
        kills: true,
      },
      end: trashed,
    },
    {
      name: "a Delete and an Undo while the tweet is being saved",
      story: { deliveries: ["save", "delete 1", "undo 2"], isSaved: false, kills: false },
      end: kept,
    },
    {
      name: "a Delete while the tweet is being saved",
      story: { deliveries: ["save", "delete 1"], isSaved: false, kills: true },
      end: trashed,
    },
  ];

  for (const { name, story, end } of stories) {
    it(`end as the newest wants, with one row and nothing lost: ${name}`, async () => {
      for (let seed = 1; seed <= schedulesEach; seed += 1) {
        expect(await live(seed, story), `seed ${seed}`).to.deep.equal(end);
      }
    });
  }
});
