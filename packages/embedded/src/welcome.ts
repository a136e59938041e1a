import { resolve } from "node:path";
import { z } from "zod";
import type { EmbeddedConfig } from "./config.ts";
import type { Endpoints } from "./endpoints.ts";

const me = z.object({ result: z.object({ username: z.string() }) });

/** The text that tells a person, once everything runs, where the bot and the data are. */
export async function welcome(config: EmbeddedConfig, endpoints: Endpoints): Promise<string> {
  const { BOT_TOKEN: token, WEBHOOK_URL } = config;
  const way = WEBHOOK_URL === undefined ? "by long polling" : "by webhook";
  const where =
    token === undefined
      ? `chat with the bot at ${endpoints.playground}/`
      : `serving ${await botName(endpoints.telegram, token)} ${way}`;
  return `\nMemory is ready: ${where}\nEverything is kept in ${resolve(config.DATA_DIR)}. Ctrl-C stops.\n`;
}

async function botName(root: string, token: string): Promise<string> {
  try {
    const response = await fetch(`${root}/bot${token}/getMe`, {
      signal: AbortSignal.timeout(5_000),
    });
    return `@${me.parse(await response.json()).result.username}`;
  } catch {
    return "the bot";
  }
}
