import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import { type SourceName, sourceNames } from "@memory/shared/contracts/tweet";
import { z } from "zod";
import type { Limits } from "./guard/turns.ts";

const format =
  "is not of the form source=perSecond[/burst[/inFlight]], comma separated, as in syndication=1/5/2,fxtwitter=3";

/** Without `inFlight`, the source's own concurrency limit stays. */
type Rate = Omit<Limits, "inFlight"> & Partial<Limits>;

/**
 * Parses SOURCE_RATES, for example `syndication=1/5/2,fxtwitter=3`: requests per second, then
 * optionally the burst (default: one second's requests) and the number of concurrent requests.
 */
export const sourceRates = z
  .string()
  .default("")
  .transform((text, context) => {
    const rates = new Map<SourceName, Rate>();
    for (const entry of text.split(",").map((part) => part.trim())) {
      if (entry === "") continue;
      const rate = readRate(entry);
      if (rate === undefined || rates.has(rate.name)) {
        context.addIssue({ code: "custom", message: format });
        return z.NEVER;
      }
      rates.set(rate.name, rate.limits);
    }
    return rates;
  });

function readRate(entry: string): { name: SourceName; limits: Rate } | undefined {
  const [, name, ...numbers] =
    /^([\w-]+)=(\d+(?:\.\d+)?)(?:\/(\d+))?(?:\/(\d+))?$/.exec(entry) ?? [];
  const known = sourceNames.find((source) => source === name);
  const [perSecond = 0, burst = Math.max(1, Math.ceil(perSecond)), inFlight] = numbers.map(
    (digits) => (digits === undefined ? undefined : Number(digits)),
  );
  return known === undefined || perSecond <= 0 || burst < 1 || inFlight === 0
    ? undefined
    : { name: known, limits: { perSecond, burst, ...omitUndefined({ inFlight }) } };
}
