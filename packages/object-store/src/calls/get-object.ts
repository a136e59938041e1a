import type { Answer } from "../http/answer.ts";
import type { S3Request } from "../http/request.ts";
import type { BucketFolders } from "../keeping/bucket-folders.ts";
import { headBytes, type ObjectInfo, openObject } from "../keeping/object-file.ts";
import { noSuchKey, preconditionFailed, S3Error } from "../s3-error.ts";

/** Sends an object, or one range of its bytes; of HEAD, Node leaves the body out. */
export async function getObject(request: S3Request, folders: BucketFolders): Promise<Answer> {
  const { bucket, key, method, query } = request;
  await folders.assertThere(bucket);
  const found = await openObject(folders.pathOf(bucket, key));
  if (found === undefined) throw noSuchKey();
  const { file, info } = found;
  try {
    const unchanged = unchangedSince(request, info);
    const range = rangeOf(request.headers.range, info.bytes);
    const headers = { ...headersOf(info), ...overridden(query) };
    if (unchanged) {
      await file.close();
      return { status: 304, headers };
    }
    const { first, last } = range ?? { first: 0, last: info.bytes - 1 };
    const sized = { ...headers, "content-length": last - first + 1 };
    const answer = {
      status: range === undefined ? 200 : 206,
      headers:
        range === undefined
          ? { ...sized, ...checksumsOf(request, info) }
          : { ...sized, "content-range": `bytes ${first}-${last}/${info.bytes}` },
    };
    if (method === "HEAD" || last < first) {
      await file.close();
      return answer;
    }
    const [start, end] = [headBytes + first, headBytes + last];
    return { ...answer, body: file.createReadStream({ start, end }) };
  } catch (error) {
    await file.close();
    throw error;
  }
}

const headersOf = ({ type, etag, modifiedAt, metadata }: ObjectInfo) => ({
  "content-type": type,
  etag: `"${etag}"`,
  "last-modified": new Date(modifiedAt).toUTCString(),
  "accept-ranges": "bytes",
  ...Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
  ),
});

const checksumsOf = ({ headers }: S3Request, { sha256 }: ObjectInfo): Record<string, string> =>
  String(headers["x-amz-checksum-mode"]).toUpperCase() === "ENABLED"
    ? { "x-amz-checksum-sha256": sha256, "x-amz-checksum-type": "FULL_OBJECT" }
    : {};

/** Headers that the caller wants, as a signed address may name them. */
const overridden = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    ["content-type", "content-disposition", "cache-control"].flatMap((name) => {
      const value = query.get(`response-${name}`);
      return value === null ? [] : [[name, value]];
    }),
  );

function unchangedSince({ headers }: S3Request, { etag }: ObjectInfo): boolean {
  const names = (list: string | undefined) =>
    list?.split(",").some((each) => ["*", etag].includes(each.trim().replaceAll('"', ""))) ?? false;
  if (headers["if-match"] !== undefined && !names(headers["if-match"])) throw preconditionFailed();
  return names(headers["if-none-match"]);
}

/** The first and last byte; undefined for all. Several ranges at once are answered with all, as S3 does. */
function rangeOf(
  header: string | undefined,
  bytes: number,
): { first: number; last: number } | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  const first = from === "" ? Math.max(0, bytes - Number(to)) : Number(from);
  const last = from === "" || to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (first > last || (from === "" && Number(to) === 0)) {
    throw new S3Error(416, "InvalidRange", "The requested range is not satisfiable");
  }
  return { first, last };
}
