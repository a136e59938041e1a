import { mountDisk } from "@memory/testing/mount-disk";
import { planCommanders } from "./commands/commanders.ts";
import { giveCommands, untilReceipts } from "./commands/give-commands.ts";
import { proveCommands } from "./commands/prove-commands.ts";
import type { InjectedFault } from "./faults/faults.ts";
import { injectFaults } from "./faults/inject-faults.ts";
import type { Flags } from "./flags.ts";
import { sendHostile } from "./hostile.ts";
import { comeAgainHoursLater } from "./hours-later.ts";
import { planMedia } from "./media/plan-media.ts";
import { liftMedia, playMedia } from "./media/play-media.ts";
import { proveMedia } from "./media/prove-media.ts";
import { sendAll } from "./people.ts";
import { planRun } from "./plan.ts";
import { type Check, prove } from "./prove.ts";
import { proveStops } from "./prove-stops.ts";
import { untilQueuesEmpty } from "./queues.ts";
import { createRandom } from "./random.ts";
import { playTweets } from "./tweets.ts";
import { openWorld, type World } from "./world.ts";

export type Report = {
  readonly checks: readonly Check[];
  readonly done: readonly InjectedFault[];
  /** How often the proxies did what to calls and deliveries. */
  readonly counts: ReadonlyMap<string, number>;
};

/**
 * A message that a killed service held is visible again after a minute; one that waits for a source
 * takes another.
 */
const settleWithinMs = 300_000;
/** A /forget ends five minutes after its last delivery, and a killed library may delay it by more. */
const forgetWithinMs = 600_000;
/** A file that its host does not give is asked for again after a quarter of an hour, and more than once. */
const copiesWithinMs = 2_400_000;

/** Plans a run, carries it out, waits until all queues are empty, and checks the outcome. */
export async function runChaos(
  { links, minutes, seed, faults: wanted }: Flags,
  say: (line: string) => void,
): Promise<Report> {
  const plan = planRun(links, createRandom(seed));
  const commanders = planCommanders(links, plan.tweets);
  const hasMedia = wanted.includes("media");
  const media = hasMedia ? planMedia(plan.tweets, createRandom(seed + 4)) : new Map();
  const disk = wanted.includes("power") ? await mountDisk() : undefined;
  const faults = wanted.filter((group) => group !== "power" || disk !== undefined);
  if (faults.length < wanted.length) say("no power is cut: that needs root and a loop device");
  const world = await openWorld(createRandom(seed + 1), disk);
  try {
    await playTweets(plan.tweets, world.chat.ask, media);
    await playMedia(media, world.chat.ask);
    await sendHostile(world);
    say(`${plan.messages.length} messages of ${links} links, sent over ${minutes} minutes`);
    let sentLinks = 0;
    let isOver = false;
    const progress = setInterval(() => say(`${sentLinks} links sent`), 15_000);
    const injecting = injectFaults(world, faults, {
      isOver: () => isOver,
      random: createRandom(seed + 2),
      tweets: plan.tweets,
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
    const commanding = giveCommands(commanders, world, {
      durationMs: minutes * 60_000,
      random: createRandom(seed + 3),
    });
    const [planned, done, commanded] = await Promise.all([sending, injecting, commanding]);
    const sent = [...planned, ...done.flatMap(({ probe }) => probe ?? [])];
    calm(world);
    await liftMedia(media, world.chat.ask);
    say("all is sent and quiet; waiting for what is under way");
    await untilReceipts(world, commanded);
    const leaves = commanded.some(({ commander }) => commander.kind === "leaves");
    const quietWithinMs = leaves ? forgetWithinMs : settleWithinMs;
    let emptied = await untilQueuesEmpty(world, hasMedia ? copiesWithinMs : quietWithinMs);
    const late = faults.includes("clock") ? await comeAgainHoursLater(world, links) : 0;
    if (late > 0) {
      say(`${late} messages come again, hours later`);
      emptied =
        (await untilQueuesEmpty(world, hasMedia ? copiesWithinMs : settleWithinMs)) && emptied;
    }
    const stops = proveStops(done, world, { nothingElse: faults.every((name) => name === "stop") });
    const checks = [
      ...(await prove(world, { plan, sent, done, emptied })),
      ...(await proveCommands(world, commanded)),
      ...(hasMedia ? await proveMedia(world, media) : []),
      ...stops,
    ];
    return { checks, done, counts: countsOf(world, late) };
  } finally {
    await world.stop();
    await disk?.remove();
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
      [...proxy.met()].map(([fault, count]): [string, number] => [`${name} calls ${fault}`, count]),
    ),
  ]);
}
