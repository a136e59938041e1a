import type { Flags } from "./flags.ts";
import { sendHostile } from "./hostile.ts";
import { comeAgainHoursLater } from "./hours-later.ts";
import { sendAll } from "./people.ts";
import { planRun } from "./plan.ts";
import { type Check, prove } from "./prove.ts";
import { proveStops } from "./prove-stops.ts";
import { untilQueuesEmpty } from "./queues.ts";
import { createRandom } from "./random.ts";
import { type Done, makeTrouble } from "./troubles.ts";
import { playTweets } from "./tweets.ts";
import { openWorld, type World } from "./world.ts";

export type Report = {
  readonly checks: readonly Check[];
  readonly done: readonly Done[];
  /** What the proxies did to calls and deliveries, by what it was. */
  readonly counts: ReadonlyMap<string, number>;
};

/** What a kill leaves invisible comes back after a minute, what waits for a source within another. */
const settleWithinMs = 300_000;

/** Plans a run, lets it happen, waits until nothing more can come of it, and proves what is due. */
export async function runChaos(
  { links, minutes, seed, faults }: Flags,
  say: (line: string) => void,
): Promise<Report> {
  const plan = planRun(links, createRandom(seed));
  const world = await openWorld(createRandom(seed + 1));
  try {
    await playTweets(plan.tweets, world.chat.ask);
    await sendHostile(world);
    say(`${plan.messages.length} messages of ${links} links, sent over ${minutes} minutes`);
    let sentLinks = 0;
    let isOver = false;
    const progress = setInterval(() => say(`${sentLinks} links sent`), 15_000);
    const trouble = makeTrouble(world, faults, {
      stopped: () => isOver,
      random: createRandom(seed + 2),
    });
    const sending = sendAll(plan, world, {
      durationMs: minutes * 60_000,
      onSent(count) {
        sentLinks += count;
      },
      onAllSent() {
        isOver = true;
        clearInterval(progress);
      },
    });
    const [sent, done] = await Promise.all([sending, trouble]);
    calm(world);
    say("all is sent and quiet; waiting for what is under way");
    let emptied = await untilQueuesEmpty(world, settleWithinMs);
    const late = faults.includes("clock") ? await comeAgainHoursLater(world) : 0;
    if (late > 0) {
      say(`${late} messages come again, hours later`);
      emptied = (await untilQueuesEmpty(world, settleWithinMs)) && emptied;
    }
    const stops = proveStops(done, world, { nothingElse: faults.every((name) => name === "stop") });
    const checks = [...(await prove(world, { plan, sent, done, emptied })), ...stops];
    return { checks, done, counts: countsOf(world, late) };
  } finally {
    await world.stop();
  }
}

function calm({ proxies }: World): void {
  for (const proxy of Object.values(proxies)) proxy.set(undefined);
  proxies.sqs.redeliveries.set(0);
}

function countsOf({ proxies }: World, late: number): Map<string, number> {
  const { deliveries, given, repeatedByBroker } = proxies.sqs.redeliveries.counts();
  return new Map([
    ["deliveries", deliveries],
    ["deliveries given twice", given],
    ["deliveries repeated by the broker", repeatedByBroker],
    ["messages again, hours later", late],
    ...Object.entries(proxies).flatMap(([name, proxy]) =>
      [...proxy.met()].map(([trouble, count]): [string, number] => [
        `${name} calls ${trouble}`,
        count,
      ]),
    ),
  ]);
}
