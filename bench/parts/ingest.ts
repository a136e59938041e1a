import { Pool } from "undici";
import { cpuMs, createFigures, type Figures, latencyMs, perSecond } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
import { startMeter } from "../measure/processes.ts";
import { percentile } from "../measure/statistics.ts";
import { type RunningWebhook, startWebhook, webhookKinds } from "../webhooks/start-webhook.ts";
import { startCountingProxy } from "../world/counting-proxy.ts";
import { startStandIns } from "../world/stand-ins.ts";

const sqsMs = 10;
/** As many connections as Telegram opens unless it is told otherwise. */
const connections = 40;

/** Updates are posted to each webhook over 40 connections, the next as soon as one is acknowledged. */
export const ingest: Part = {
  name: "ingest",
  describe: `webhook updates a second for a core while SQS takes ${sqsMs} ms, beside other libraries`,
  async run({ quick, rounds, say }) {
    const figures = createFigures();
    const { addresses, stop } = await startStandIns();
    const proxy = await startCountingProxy(addresses.sqs, { delayMs: sqsMs });
    try {
      for (let round = 1; round <= rounds; round += 1) {
        for (const kind of webhookKinds) {
          say(`round ${round} of ${rounds}: ${kind}`);
          const where = { playground: addresses.playground, sqs: proxy.url };
          const webhook = await startWebhook(kind, where);
          try {
            await post(webhook, warmUpUpdates);
            await measure(kind, webhook, { updates: quick ? 400 : 5_000, figures });
          } finally {
            await webhook.running.stop();
          }
        }
      }
      return figures.all();
    } finally {
      await proxy.stop();
      await stop();
    }
  },
};

const warmUpUpdates = 200;

type Load = { readonly updates: number; readonly figures: Figures };

async function measure(kind: string, webhook: RunningWebhook, { updates, figures }: Load) {
  const used = startMeter({ webhook: webhook.running.pid });
  const latencies = await post(webhook, updates);
  const { totalCpuMs, wallMs } = used();
  const cpu = totalCpuMs / updates;
  figures.add(`${kind}, updates for a core`, 1000 / cpu, perSecond);
  figures.add(`${kind}, CPU for an update`, cpu, cpuMs);
  figures.add(`${kind}, updates by the clock`, updates / (wallMs / 1000), perSecond);
  figures.add(`${kind}, acknowledged after, p50`, percentile(latencies, 0.5), latencyMs);
  figures.add(`${kind}, acknowledged after, p99`, percentile(latencies, 0.99), latencyMs);
}

/** No update is posted twice, since a webhook may remember what it took. */
let lastUpdate = 0;

/** Gives the milliseconds until each update was acknowledged. Throws if one is refused. */
async function post({ url, secret }: RunningWebhook, count: number): Promise<number[]> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections });
  const latencies: number[] = [];
  const inTurn = async () => {
    while (latencies.length < count) {
      lastUpdate += 1;
      const startedAt = performance.now();
      const { statusCode, body } = await pool.request({
        method: "POST",
        path: pathname,
        headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
        body: JSON.stringify(updateOf(lastUpdate)),
      });
      await body.dump();
      if (statusCode !== 200) throw new Error(`an update was refused with ${statusCode}`);
      latencies.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, inTurn));
  await pool.close();
  return latencies.slice(0, count);
}

function updateOf(id: number) {
  const person = 500_000 + id;
  const user = { id: person, is_bot: false, first_name: "Somebody", language_code: "en" };
  const text = `https://x.com/test_author/status/${1_700_000_000_000_000_000n + BigInt(id)}`;
  return {
    update_id: id,
    message: {
      message_id: 1,
      from: user,
      chat: { id: person, type: "private", first_name: "Somebody" },
      date: Math.round(Date.now() / 1000),
      text,
      entities: [{ type: "url", offset: 0, length: text.length }],
    },
  };
}
