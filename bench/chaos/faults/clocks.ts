import { setTimeout as pause } from "node:timers/promises";
import { pressUntil, type Sent, untilReply } from "../people.ts";
import type { PlayedTweet } from "../tweets.ts";
import type { World } from "../world.ts";
import type { Fault } from "./faults.ts";
import { linkTo } from "./refusals.ts";

const presses = {
  Delete: { shows: "🗑", leaves: "deleted" },
  Undo: { shows: "✅", leaves: "undone" },
} as const;

/**
 * Sets the clocks of all services an hour ahead, and then back by an hour at a time, while everybody goes on. One
 * person presses a button after each change, so that the last press was made at the earliest time of all.
 */
export const clockFault: Fault = {
  group: "clock",
  weight: 3,
  async run(world, random, tweets) {
    const pressed = random.pick([
      ["Delete"],
      ["Delete", "Undo"],
      ["Delete", "Undo", "Delete"],
    ] as const);
    const shown = tweets.filter(({ fate }) => fate === "shown");
    const held = () => pause(random.between(1_000, 3_000));
    let hours = 1;
    world.setClocks(hours);
    let probe = await save(world, random.pick(shown));
    try {
      await untilReply(world, probe, "✅", ({ text }) => text.startsWith("✅"));
      for (const button of pressed) {
        await held();
        hours -= 1;
        world.setClocks(hours);
        await pressUntil(world, probe, button, presses[button].shows);
        probe = { ...probe, pressed: presses[button].leaves };
      }
    } catch (error) {
      probe = { ...probe, trouble: error instanceof Error ? error.message : String(error) };
    }
    await held();
    world.setClocks(0);
    return { what: `clocks set forth, then back ${pressed.length} times`, probe };
  },
};

const firstPerson = 30_001;
let probes = 0;

async function save({ chat }: World, tweet: PlayedTweet): Promise<Sent> {
  const person = firstPerson + probes;
  probes += 1;
  const link = linkTo(tweet);
  const message = { person, chat: person, at: 0, links: [link], sequel: "nothing" } as const;
  const messageId = await chat.send(person, link.url, { chat: person });
  return { message, messageId, links: [link], pressed: "nothing" };
}
