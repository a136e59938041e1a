import type { LookupFunction } from "node:net";
import { expect } from "chai";
import { createDownload } from "../../src/adapters/download.ts";
import { openMediaHosts } from "../../src/adapters/media-hosts.ts";
import { isPublicAddress } from "../../src/adapters/public-address.ts";
import { InwardAddressError, publicLookup } from "../../src/adapters/public-lookup.ts";
import { type Copying, startCopying } from "../support/copying.ts";
import { jpeg } from "../support/made-files.ts";

const inward = [
  ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.8.8.8", "169.254.169.254"],
  ...["172.16.0.1", "172.31.255.255", "192.0.0.8", "192.168.1.1", "198.18.0.1", "203.0.113.5"],
  ...["224.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8"],
  ...["64:ff9b::7f00:1", "fc00::1", "fd12::1", "fe80::1", "ff02::1", "2002:7f00:1::"],
  ...["2001:db8::1", "2001::1", "", "localhost", "0x7f000001", "2130706433"],
];
const outward = ["8.8.8.8", "104.244.43.131", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"];

describe("isPublicAddress", () => {
  it("knows every kind of inward address", () => {
    expect(inward.filter(isPublicAddress)).to.deep.equal([]);
    expect(outward.filter(isPublicAddress)).to.deep.equal(outward);
  });
});

type Found = string | { address: string; family: number }[];

/** Looks a name up several times, and tells each address or error. */
async function lookUp(...answers: Found[]): Promise<string[]> {
  const system = ((_name, _options, answer) => {
    const found = answers[asked++] as Found;
    answer(null, found as string, typeof found === "string" ? 4 : undefined);
  }) as LookupFunction;
  let asked = 0;
  const lookup = publicLookup(system);
  const one = () =>
    new Promise<string>((resolve) => {
      lookup("pbs.twimg.com", {}, (error, found) =>
        resolve(error === null ? JSON.stringify(found) : error.name),
      );
    });
  const seen: string[] = [];
  for (const _ of answers) seen.push(await one());
  return seen;
}

describe("publicLookup", () => {
  const refused = InwardAddressError.name;

  it("passes on the addresses that are connected to", async () => {
    expect(await lookUp("8.8.8.8")).to.deep.equal(['"8.8.8.8"']);
  });

  it("refuses a name that resolves inwards", async () => {
    expect(await lookUp("127.0.0.1")).to.deep.equal([refused]);
  });

  it("refuses a name that resolves inwards at the second look", async () => {
    expect(await lookUp("8.8.8.8", "10.0.0.1")).to.deep.equal(['"8.8.8.8"', refused]);
  });

  it("refuses a name of whose addresses one is inward", async () => {
    const both = ["8.8.8.8", "192.168.0.1"].map((address) => ({ address, family: 4 }));
    expect(await lookUp(both, [])).to.deep.equal([refused, refused]);
  });
});

describe("what a request may lead to", () => {
  let copying: Copying;
  before(async () => {
    copying = await startCopying();
  });
  afterEach(() => copying.host.clear());
  after(() => copying.stop());

  const addresses = [
    "https://evil.example/media/Abc.jpg",
    "http://pbs.twimg.com/media/Abc.jpg",
    "https://pbs.twimg.com:8443/media/Abc.jpg",
    "https://user:word@pbs.twimg.com/media/Abc.jpg",
    "https://pbs.twimg.com.evil.example/media/Abc.jpg",
    "https://pbs.twimg.com@127.0.0.1/media/Abc.jpg",
    "https://127.0.0.1/media/Abc.jpg",
    "https://169.254.169.254/latest/meta-data",
    "file:///etc/passwd",
  ];
  for (const url of addresses) {
    for (const kind of ["photo", "avatar", "card", "video"] as const) {
      it(`asks nobody for ${url} (${kind})`, async () => {
        await copying.host.answers("/*", { body: jpeg() });
        const seen = await copying.copy({ kind, url });
        expect(seen).to.deep.equal({ status: "refused", why: "forbidden" });
        expect(await copying.host.asked()).to.deep.equal([]);
      });
    }
  }

  it("downloads from no other host", async () => {
    const hosts = openMediaHosts(copying.host.roots, 1);
    const folder = { newPath: () => "/nowhere", hasRoomFor: async () => true };
    const download = createDownload({ hosts, folder });
    const room = { bytes: 1_000, why: "too-large" as const };
    for (const url of addresses) {
      const wanted = { url, looks: "image" as const, room };
      expect(await download(wanted, AbortSignal.timeout(1_000)), url).to.deep.equal({
        kind: "failed",
        why: "forbidden",
      });
    }
    await hosts.close();
  });

  for (const status of [301, 302, 303, 307, 308]) {
    for (const location of [
      "http://127.0.0.1:1/x.jpg",
      "https://video.twimg.com/x.mp4",
      "/other",
    ]) {
      it(`follows no redirect (${status} to ${location})`, async () => {
        await copying.host.answers("/media/Abc", { status, headers: { location } });
        const seen = await copying.copy({ url: "https://pbs.twimg.com/media/Abc.jpg" });
        expect(seen).to.deep.equal({ status: "refused", why: "redirect" });
        expect(await copying.host.asked()).to.have.length(1);
      });
    }
  }

  it("connects to no inward address under a public root", async () => {
    // Nothing answers here: were the address not refused, the connection would be.
    const lookup = publicLookup(((_name, _options, answer) =>
      answer(null, [{ address: "127.0.0.1", family: 4 }] as unknown as string)) as LookupFunction);
    const roots = { PHOTO_ROOT: "https://pbs.twimg.com", VIDEO_ROOT: "https://video.twimg.com" };
    const hosts = openMediaHosts(roots, 1, lookup);
    const failure = await hosts
      .find("https://pbs.twimg.com/media/Abc")
      ?.pool.request({ method: "GET", path: "/media/Abc" })
      .catch((error: unknown) => error);
    await hosts.close();
    expect(failure).to.be.instanceOf(InwardAddressError);
  });
});
