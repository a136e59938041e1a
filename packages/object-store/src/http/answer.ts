import type { Readable } from "node:stream";

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number>>;
  /** XML, or the bytes of an object. */
  readonly body?: string | Readable;
};

export const xml = (status: number, root: string, content: string): Answer => ({
  status,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</${root}>`,
});

export const element = (name: string, value: string | number | boolean): string =>
  `<${name}>${escapeXml(String(value))}</${name}>`;

const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"']|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/gu, (each) =>
    each.codePointAt(0) === undefined || (each.codePointAt(0) ?? 0) > 0xffff
      ? each
      : `&#${each.codePointAt(0)};`,
  );
