import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { askReal } from "../../src/tweets/real-source.ts";
import { sources } from "../../src/tweets/sources/table.ts";

describe("asking a real source", () => {
  let server: Server;
  let root: string;
  before(async () => {
    server = createServer(({ url, headers }, response) => {
      const { authorization = "none" } = headers;
      if (url === "/token") response.end(authorization);
      else if (url === "/elsewhere") response.writeHead(302, { location: "/" }).end("moved");
      else if (url === "/endless") response.end("x".repeat(2 * 1024 * 1024 + 1));
      else response.writeHead(404, { "content-type": "text/html" }).end("<html>no</html>");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  it("gives its answer as it is", async () => {
    expect(await askReal(`${root}/x`)).to.deep.equal({
      status: 404,
      type: "text/html",
      body: "<html>no</html>",
    });
  });

  it("shows it a token only where one is given", async () => {
    expect(await askReal(`${root}/token`)).to.include({ body: "none" });
    expect(await askReal(`${root}/token`, "Bearer AAAA")).to.include({ body: "Bearer AAAA" });
  });

  it("follows it nowhere", async () => {
    expect(await askReal(`${root}/elsewhere`)).to.deep.include({ status: 302, body: "moved" });
  });

  it("is a 502 when there is too much of it, or no network", async () => {
    expect(await askReal(`${root}/endless`)).to.deep.include({
      status: 502,
      body: '{"error":"the real source answered too much"}',
    });
    expect(await askReal("http://127.0.0.1:9/x")).to.deep.include({
      status: 502,
      body: '{"error":"the real source cannot be reached"}',
    });
  });

  it("goes to that source's own host, whatever was asked", () => {
    const ask = { path: "", query: { token: "a&b=c@d" }, userAgent: "", authorization: "" };
    const hosts = [...sources].map(([name, { realUrl }]) => [name, realUrl("20", ask)]);
    expect(hosts).to.deep.equal([
      [
        "syndication",
        "https://cdn.syndication.twimg.com/tweet-result?id=20&token=a%26b%3Dc%40d&lang=en",
      ],
      ["fxtwitter", "https://api.fxtwitter.com/2/status/20"],
      ["vxtwitter", "https://api.vxtwitter.com/i/status/20"],
      ["x-api", "https://api.x.com/2/tweets?token=a%26b%3Dc%40d&ids=20"],
      [
        "oembed",
        "https://publish.x.com/oembed?url=https%3A%2F%2Fx.com%2Fi%2Fstatus%2F20&omit_script=1&dnt=true&hide_thread=1&lang=en",
      ],
    ]);
    expect(sources.get("fxtwitter")?.realUrl("20", { ...ask, path: "2/thread/20" })).to.equal(
      "https://api.fxtwitter.com/2/thread/20",
    );
  });
});
