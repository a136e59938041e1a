import { queueUrl } from "@memory/testing/ask-sqs";
import { memoryClients, stockClients } from "../world/clients.ts";
import type { Addresses } from "../world/stand-ins.ts";
import { fetchTweets } from "./fetch-tweets.ts";
import { floorTables } from "./floor-tables.ts";
import { keepTweets } from "./keep-tweets.ts";
import { stockTables } from "./stock-tables.ts";
import { takeUpdates } from "./take-updates.ts";
import { createTelegram } from "./telegram.ts";
import type { Role, Variant } from "./variant.ts";

/** One process of a bare pipeline: `main.ts <role> <variant> <addresses as JSON>`. */
const [role, variant, text = "{}"] = process.argv.slice(2) as [Role, Variant, string];
const addresses = JSON.parse(text) as Addresses;

process.once("disconnect", () => process.exit(0));
const { clients, tables } = openAll();
const requested = queueUrl(addresses.sqs, "tweet-requested");
const resolved = queueUrl(addresses.sqs, "tweet-resolved");
process.send?.("ready");

if (role === "ingest") await takeUpdates(createTelegram(addresses.playground), clients, requested);
if (role === "fetcher")
  await fetchTweets(addresses.playground, { tables, clients, queues: [requested, resolved] });
if (role === "store")
  await keepTweets({ tables, clients, telegram: createTelegram(addresses.playground) }, resolved);

function openAll() {
  if (variant === "stock") {
    const clients = stockClients(addresses);
    return { clients, tables: stockTables(clients.documents) };
  }
  const clients = memoryClients(addresses);
  return { clients, tables: floorTables(clients.tables) };
}
