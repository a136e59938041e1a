import {
  commonConfig,
  mirrorHosts,
  queueConfig,
  telegramConfig,
  wholeNumber,
} from "@memory/shared/process/config";
import { ingest } from "@memory/shared/programs/ingest";
import { portConfig } from "@memory/shared/programs/port-config";
import { z } from "zod";

const userIds = z
  .string()
  .regex(/^\s*-?\d+\s*(,\s*-?\d+\s*)*$/, "is not a list of ids with commas between them")
  .transform((list) => new Set(list.split(",").map((id) => id.trim())));

const webhookUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => /^\/[\w./~-]*$/.test(new URL(url).pathname), {
    error: "has a path with other characters than letters, digits and / . _ ~ -",
  });

const linkCount = wholeNumber(0, 1_000_000);

export const IngestConfig = z
  .object({
    ...commonConfig,
    ...queueConfig,
    ...telegramConfig,
    ...portConfig(ingest),
    /** The webhook: Telegram posts updates to this URL. Unset: updates are received by long polling. */
    WEBHOOK_URL: webhookUrl.optional(),
    WEBHOOK_SECRET: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/, "is not 1 to 256 characters of A-Z a-z 0-9 _ -")
      .optional(),
    /** Ids of the people and channels that are served. Unset: everyone is. */
    ALLOWED_USERS: userIds.optional(),
    MIRROR_HOSTS: mirrorHosts,
    /** Rate limits for one person, counted by each process on its own. 0: no limit. */
    LINKS_PER_MINUTE: linkCount.default(1_000),
    LINKS_PER_DAY: linkCount.default(10_000),
  })
  .superRefine(({ WEBHOOK_URL, WEBHOOK_SECRET, BOT_TOKEN }, context) => {
    if (WEBHOOK_URL !== undefined && WEBHOOK_SECRET === undefined) {
      context.addIssue({
        code: "custom",
        path: ["WEBHOOK_SECRET"],
        message: "WEBHOOK_URL needs it: without it anybody could send updates",
      });
    }
    if (WEBHOOK_URL?.includes(BOT_TOKEN.split(":")[1] ?? BOT_TOKEN)) {
      context.addIssue({ code: "custom", path: ["WEBHOOK_URL"], message: "holds the bot's token" });
    }
  });
export type IngestConfig = z.infer<typeof IngestConfig>;
