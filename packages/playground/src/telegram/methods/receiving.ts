import { z } from "zod";
import { ApiError } from "../calls/api-error.ts";
import { boolean, integer, type Method, nested, read, string } from "../calls/method.ts";
import type { World } from "../world.ts";

const Poll = z.object({
  offset: integer,
  limit: z.unknown().optional(),
  timeout: integer,
  allowed_updates: nested("allowed updates"),
});

const webhookIsActive =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

export const getUpdates: Method = async (world, { params, signal }) => {
  if (world.webhook.settings() !== undefined) throw new ApiError(409, webhookIsActive);
  const { offset, limit, timeout, allowed_updates } = read(Poll, params);
  allow(world, allowed_updates);
  const asked = {
    offset,
    limit: limit === undefined ? 100 : clamp(integer.parse(limit), 1, 100),
    timeoutSeconds: clamp(timeout, 0, 50),
  };
  return { result: await world.updates.poll(asked, signal) };
};

const Webhook = z.object({
  url: string,
  secret_token: string,
  max_connections: integer,
  allowed_updates: nested("allowed updates"),
  drop_pending_updates: boolean,
});

export const setWebhook: Method = (world, { params }) => {
  const { url, secret_token, max_connections, ...rest } = read(Webhook, params);
  if (url === "") return deleteWebhook(world, { params } as Parameters<Method>[1]);
  checkUrl(url);
  if (secret_token.length > 256) throw new ApiError(400, "Bad Request: secret token is too long");
  if (!/^[A-Za-z0-9_-]*$/.test(secret_token)) {
    throw new ApiError(400, "Bad Request: secret token contains unallowed characters");
  }
  allow(world, rest.allowed_updates);
  const maxConnections = max_connections === 0 ? 40 : clamp(max_connections, 1, 100);
  const before = world.webhook.settings();
  const same =
    before?.url === url &&
    before.secret === secret_token &&
    before.maxConnections === maxConnections &&
    !rest.drop_pending_updates;
  if (same) return { result: true, description: "Webhook is already set" };
  world.updates.interrupt("Conflict: terminated by setWebhook request");
  const left = world.webhook.set({ url, secret: secret_token, maxConnections });
  if (rest.drop_pending_updates) world.updates.clear();
  world.updates.divert(world.webhook.push, rest.drop_pending_updates ? [] : left);
  return { result: true, description: "Webhook was set" };
};

export const deleteWebhook: Method = (world, { params }) => {
  const { drop_pending_updates } = read(z.object({ drop_pending_updates: boolean }), params);
  const wasSet = world.webhook.settings() !== undefined;
  const left = world.webhook.set(undefined);
  world.updates.divert(undefined, left);
  if (drop_pending_updates) world.updates.clear();
  return {
    result: true,
    description: wasSet ? "Webhook was deleted" : "Webhook is already deleted",
  };
};

export const getWebhookInfo: Method = ({ webhook, updates }) => {
  const settings = webhook.settings();
  const allowed = updates.allowed();
  const error = webhook.lastError();
  return {
    result: {
      url: settings?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: updates.pending() + webhook.pending(),
      ...(settings === undefined ? {} : { max_connections: settings.maxConnections }),
      ...(error === undefined
        ? {}
        : { last_error_date: Math.floor(error.at / 1000), last_error_message: error.message }),
      ...(allowed === undefined ? {} : { allowed_updates: allowed }),
    },
  };
};

/** Unlike the real server this one accepts http too, because nothing leaves the machine. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw new ApiError(400, "Bad Request: invalid webhook URL specified");
  if (!/^https?:/i.test(url)) {
    throw new ApiError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
  }
}

/** If it is omitted, the previous choice stays. */
function allow({ updates }: World, given: unknown): void {
  const kinds = z.array(z.string()).safeParse(given);
  if (kinds.success) updates.allow(kinds.data);
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
