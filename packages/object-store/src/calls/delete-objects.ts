import { type Answer, element, xml } from "../http/answer.ts";
import type { S3Request } from "../http/request.ts";
import type { BucketFolders } from "../keeping/bucket-folders.ts";
import { S3Error } from "../s3-error.ts";

export async function deleteObject(
  { bucket, key }: S3Request,
  folders: BucketFolders,
): Promise<Answer> {
  await folders.assertThere(bucket);
  await folders.discard(bucket, key);
  return { status: 204 };
}

const longestList = 2 ** 21;

/** Up to a thousand objects at once. */
export async function deleteObjects(request: S3Request, folders: BucketFolders): Promise<Answer> {
  await folders.assertThere(request.bucket);
  const text = await textOf(request);
  const keys = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => unescapeXml(key));
  if (keys.length === 0 || keys.length > 1_000) {
    throw new S3Error(400, "MalformedXML", "The XML you provided was not well-formed");
  }
  const isQuiet = /<Quiet>true<\/Quiet>/.test(text);
  const deleted: string[] = [];
  for (const key of keys) {
    await folders.discard(request.bucket, key);
    if (!isQuiet) deleted.push(`<Deleted>${element("Key", key)}</Deleted>`);
  }
  return xml(200, "DeleteResult", deleted.join(""));
}

async function textOf({ body }: S3Request): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > longestList) throw new S3Error(400, "MalformedXML", "The XML is too long");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
const unescapeXml = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    return String.fromCodePoint(Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16));
  });
