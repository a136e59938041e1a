import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { sqsClient } from "@memory/shared/aws/clients";
import { Bot as GrammyBot, webhookCallback as grammyCallback } from "grammy";
import { Bot as NodeBot, webhookCallback as nodeCallback } from "node-telegram-bot-api";
import { type Message, requestsOf } from "../bare/requests-of.ts";
import type { WebhookKind, WebhookOptions } from "./start-webhook.ts";

/**
 * A webhook of another library that queues what Memory's ingest would: `main.ts <kind> <options as JSON>`.
 * The libraries' own request handlers run on Node's server.
 */
const [kind, text = "{}"] = process.argv.slice(2) as [WebhookKind, string];
const { port, token, secret, playground, sqs, queueUrl } = JSON.parse(text) as WebhookOptions;
process.once("disconnect", () => process.exit(0));

const client = sqsClient({ AWS_DEFAULT_REGION: "us-east-1", AWS_ENDPOINT_URL_SQS: sqs });

/** One call for each update, since these libraries hand over one update at a time. */
async function enqueue(message: Message): Promise<void> {
  for (const request of requestsOf(message)) {
    await client.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(request) }),
    );
  }
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

function grammyListener(): Listener {
  const bot = new GrammyBot(token, { client: { apiRoot: playground } });
  bot.on("message:text", ({ message }) => enqueue(message as Message));
  const callback = grammyCallback(bot, "http", { secretToken: secret });
  return (request, response) => void callback(request, response);
}

/** The library's handler takes and gives web requests; this turns Node's into them. */
function nodeBotListener(): Listener {
  const bot = new NodeBot(token, { apiRoot: playground });
  bot.on("message", (context) => enqueue(context.message as unknown as Message));
  bot.catch((error) => {
    throw error;
  });
  const callback = nodeCallback(bot, { secretToken: secret });
  const answer: Listener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = new Request(`http://127.0.0.1:${port}${request.url}`, {
      method: "POST",
      headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      body: Buffer.concat(chunks),
    });
    const given = await callback(asked);
    response.writeHead(given.status).end(await given.text());
  };
  return (request, response) => void answer(request, response);
}

const listener = kind === "grammY" ? grammyListener() : nodeBotListener();
createServer(listener).listen(port, "127.0.0.1", () => process.send?.("ready"));
