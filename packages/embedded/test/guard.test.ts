import { expect } from "chai";
import { refusalOf } from "../src/emulators/guard.ts";

const key = "k".repeat(48);
const signed = (by: string) =>
  `AWS4-HMAC-SHA256 Credential=${by}/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0`;
const host = "127.0.0.1:10016";
const own = { method: "POST", url: "/", headers: { host, authorization: signed(key) } };
type Asked = { method?: string; url?: string; headers?: Record<string, string> };
const typeOf = (request: Asked) =>
  refusalOf({ ...own, ...request }, { key, loopbackOnly: true })?.type;

describe("the guard of an emulator", () => {
  for (const name of [host, "localhost:10016", "LOCALHOST", "[::1]:10016", "127.0.0.2"])
    it(`lets the key through at ${name}`, () => {
      expect(typeOf({ headers: { ...own.headers, host: name } })).to.equal(undefined);
    });

  for (const url of ["/", "/health"])
    it(`answers a health check at ${url} without a key`, () => {
      expect(typeOf({ method: "GET", url, headers: { host } })).to.equal(undefined);
    });

  const refused: [string, Asked][] = [
    ["a page's Origin", { headers: { ...own.headers, origin: "http://evil.example" } }],
    ["the Origin of a file or a sandbox", { headers: { ...own.headers, origin: "null" } }],
    ["its own address as Origin", { headers: { ...own.headers, origin: `http://${host}` } }],
    ["a preflight", { method: "OPTIONS" }],
    ["a domain name that leads here", { headers: { ...own.headers, host: "evil.example:10016" } }],
    [
      "a domain that begins like us",
      { headers: { ...own.headers, host: "localhost.evil.example" } },
    ],
    [
      "a domain that begins as an address",
      { headers: { ...own.headers, host: "127.0.0.1.nip.io" } },
    ],
    ["every interface as Host", { headers: { ...own.headers, host: "0.0.0.0:10016" } }],
    ["no Host", { headers: { authorization: signed(key) } }],
    [
      "a health check of a page",
      { method: "GET", headers: { host, origin: "http://evil.example" } },
    ],
  ];
  for (const [name, request] of refused)
    it(`refuses ${name}`, () => {
      expect(typeOf(request)).to.equal("AccessDeniedException");
    });

  const strange: [string, Asked][] = [
    ["no key", { headers: { host } }],
    ["a made-up key", { headers: { host, authorization: signed("emulator") } }],
    ["a key that begins like ours", { headers: { host, authorization: signed(key.slice(1)) } }],
    ["a key that goes on", { headers: { host, authorization: signed(`${key}k`) } }],
    ["an empty key", { headers: { host, authorization: signed("") } }],
    ["another scheme", { headers: { host, authorization: `Bearer ${key}` } }],
    ["an action in a URL", { method: "GET", url: "/?Action=ListQueues", headers: { host } }],
    ["a key in a URL", { url: `/?X-Amz-Credential=${key}/x`, headers: { host } }],
    ["another path", { method: "GET", url: "/health/../_fauxqs", headers: { host } }],
  ];
  for (const [name, request] of strange)
    it(`refuses ${name}`, () => {
      expect(typeOf(request)).to.equal("UnrecognizedClientException");
    });
});
