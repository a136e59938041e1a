import { bundled } from "../tweets/samples/bundled.ts";
import { jpeg } from "./made/jpeg.ts";
import type { MadeFile } from "./made/made-file.ts";
import { mp4 } from "./made/mp4.ts";
import { png } from "./made/png.ts";
import type { Asked, Plan } from "./plans.ts";

/** The file that a media host would have at this address. */
export function fileFor(
  { host, path, query }: Pick<Asked, "host" | "path" | "query">,
  {
    bytes = 2_000,
    width,
    height,
    durationMs = bundledDuration(path),
    body,
    type,
  }: Partial<Plan> = {},
): MadeFile {
  if (body !== undefined) return given(Buffer.from(body, "base64"), type);
  const [, wide, high] = /\/(\d{2,5})x(\d{2,5})\//.exec(path) ?? [];
  // Every size of a picture is a file of its own.
  const name = `${host}/${path}?${query}`;
  const shape = {
    width: width ?? Number(wide ?? 64),
    height: height ?? Number(high ?? 48),
  };
  const wanted = { name, bytes, durationMs, ...shape };
  const made = host === "video" ? mp4(wanted) : isPng(path, query) ? png(wanted) : jpeg(wanted);
  return type === undefined ? made : { ...made, type };
}

const usualMs = 10_000;

/** As long as the bundled tweet says whose film it is. */
const bundledDuration = (path: string): number =>
  bundled
    .flatMap((sample) => (sample.kind === "tweet" ? (sample.media?.items ?? []) : []))
    .flatMap((each) => (each.type === "video" ? [each] : []))
    .find(({ id }) => path.includes(`/${id}/`))?.durationMs ?? usualMs;

const isPng = (path: string, query: string): boolean =>
  /\.png(?::\w+)?$/.test(path) || /(?:^|&)format=png(?:&|$)/.test(query);

const nothing = Buffer.alloc(0);
const given = (tail: Buffer, type = "application/octet-stream"): MadeFile => ({
  ...{ type, tail, head: nothing, filler: nothing, times: 0 },
});
