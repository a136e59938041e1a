import { askSqs } from "@memory/testing/ask-sqs";
import { endProcess } from "./faults/end-process.ts";
import { services, type World } from "./world.ts";

const hours = 5;

/**
 * Restarts the services with their clocks five hours ahead, and sends again some messages that were
 * handled long before, at most `most`. Resolves with how many.
 */
export async function comeAgainHoursLater(world: World, most: number): Promise<number> {
  const { edition, proxies, emulators } = world;
  world.setClocks(hours);
  for (const service of services) await endProcess(edition.endpoints[service], "SIGTERM");
  const all = proxies.sqs.redeliveries.samples();
  const samples = all.filter((_, index) => isChosen(index, most / all.length));
  for (const { queue: QueueUrl, body: MessageBody } of samples)
    await askSqs(emulators.sqs, "SendMessage", { QueueUrl, MessageBody });
  return samples.length;
}

/** Chooses that share of a list, evenly spread. */
const isChosen = (index: number, share: number): boolean =>
  share >= 1 || Math.floor((index + 1) * share) > Math.floor(index * share);
