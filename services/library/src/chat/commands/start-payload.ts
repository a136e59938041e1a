/** Telegram takes 64 of A-Za-z0-9_-. */
const maxLength = 64;

/** A command as the payload of a link to the bot; without its argument if that has no room. */
export function startPayload(name: string, argument = ""): string {
  const payload = `${name}-${Buffer.from(argument).toString("base64url")}`;
  return argument === "" || payload.length > maxLength ? name : payload;
}

export function readPayload(payload = ""): { name: string; argument: string } {
  const at = payload.indexOf("-");
  if (at < 0) return { name: payload, argument: "" };
  const argument = Buffer.from(payload.slice(at + 1), "base64url").toString();
  return { name: payload.slice(0, at), argument };
}
