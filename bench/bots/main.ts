import { runBrief } from "./brief.ts";
import { runFair } from "./fair.ts";
import type { BotKind, BotOptions } from "./start-bot.ts";

/** A bot of one process: `main.ts <kind> <options as JSON>`. */
const [kind, text = "{}"] = process.argv.slice(2) as [BotKind, string];
process.once("disconnect", () => process.exit(0));
const options = JSON.parse(text) as BotOptions;
if (kind === "fair") await runFair(options);
else runBrief(options);
