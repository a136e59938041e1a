import { expect } from "chai";
import { openPlayground, type Talk } from "../playground.ts";

const heron = "2032708848318550021";
const unknown = "1999999999999999999";

describe("the tweet sources' stand-in", () => {
  let talk: Talk;
  before(async () => {
    talk = await openPlayground();
  });
  after(() => talk.close());
  afterEach(() => talk.forget());

  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${talk.url}/sources/${path}`, init);
    return {
      status: answer.status,
      type: answer.headers.get("content-type"),
      body: await answer.text(),
    };
  };
  const syndication = (id: string) => ask(`syndication/tweet-result?id=${id}&token=x&lang=en`);
  const fxtwitter = (id: string) => ask(`fxtwitter/2/status/${id}`);
  const vxtwitter = (id: string) => ask(`vxtwitter/i/status/${id}`);
  const xApi = (ids: string) =>
    ask(`x-api/2/tweets?ids=${ids}`, { headers: { authorization: "Bearer AAAA" } });
  const oembed = (id: string) =>
    ask(`oembed/oembed?url=${encodeURIComponent(`https://x.com/i/status/${id}`)}`);
  const put = (path: string, body: unknown) => talk.request("PUT", `/sim/tweets/${path}`, body);

  it("tells the same tweet in each source's shape", async () => {
    const told = JSON.parse((await syndication(heron)).body);
    const toldByFx = JSON.parse((await fxtwitter(heron)).body);
    expect(told).to.deep.include({ __typename: "Tweet", id_str: heron, lang: "en" });
    expect(told.mediaDetails[0].ext_alt_text).to.equal(toldByFx.status.media.photos[0].altText);
    expect(toldByFx).to.deep.include({ code: 200, thread: null });
    expect(toldByFx.status.raw_text.text).to.equal(told.text);
    const toldByVx = JSON.parse((await vxtwitter(heron)).body);
    expect(toldByVx).to.include({ tweetID: heron, text: toldByFx.status.text });
    const toldByX = JSON.parse((await xApi(heron)).body);
    expect(toldByX.data[0]).to.include({ id: heron, text: told.text });
    expect(toldByX.includes.media[0].alt_text).to.equal(told.mediaDetails[0].ext_alt_text);
    const embedded = JSON.parse((await oembed(heron)).body);
    expect(embedded).to.include({ author_url: "https://x.com/demo_heron", type: "rich" });
  });

  it("says of an unknown id what each source says", async () => {
    expect(await syndication(unknown)).to.deep.equal({
      status: 404,
      type: "text/html;charset=utf-8",
      body: "<html>X / ?</html>",
    });
    expect(await fxtwitter(unknown)).to.deep.equal({
      status: 404,
      type: "application/json; charset=utf-8",
      body: '{"status":null,"thread":null,"author":null,"code":404}',
    });
    const fromVx = await vxtwitter(unknown);
    expect(fromVx).to.include({ status: 200, type: "text/html; charset=utf-8" });
    expect(fromVx.body).to.include("Failed to scan your link!");
    expect((await oembed(unknown)).status).to.equal(404);
    const { data, errors } = JSON.parse((await xApi(unknown)).body);
    expect({ data, told: errors[0].resource_id, type: errors[0].type }).to.deep.equal({
      data: undefined,
      told: unknown,
      type: "https://api.twitter.com/2/problems/resource-not-found",
    });
  });

  it("tells of many ids at once what was put for each, in one call", async () => {
    const errors = [{ type: "put", resource_id: "21" }];
    await put("x-api/21", { body: { data: { id: "21", text: "put" }, errors } });
    const told = JSON.parse((await xApi(`20,21,${unknown},${heron}`)).body);
    expect(told.data.map(({ id }: { id: string }) => id)).to.deep.equal(["20", "21", heron]);
    expect(told.includes.users.map(({ id }: { id: string }) => id)).to.have.length(2);
    expect(told.errors.map((error: { resource_id: string }) => error.resource_id)).to.deep.equal([
      "21",
      unknown,
    ]);
    expect((await talk.sim("sources"))["x-api"]).to.deep.include({
      calls: 1,
      ids: { 20: 1, 21: 1, [unknown]: 1, [heron]: 1 },
    });
    await put("x-api/21", { status: 402, body: { title: "CreditsDepleted" } });
    expect(await xApi("20,21")).to.include({ status: 402, body: '{"title":"CreditsDepleted"}' });
  });

  it("says to a wrong request what each source says", async () => {
    expect(await ask("syndication/tweet-result?id=20")).to.deep.include({
      status: 200,
      body: "{}",
    });
    expect((await syndication("9".repeat(20))).status).to.equal(400);
    expect((await fxtwitter("me")).status).to.equal(400);
    const anonymous = await ask("fxtwitter/2/status/20", { headers: { "user-agent": "" } });
    expect(anonymous.status).to.equal(401);
    expect((await ask("myspace/20")).status).to.equal(404);
    expect((await ask("x-api/2/tweets?ids=20")).status).to.equal(401);
    expect((await xApi("me")).status).to.equal(400);
    expect((await xApi(Array(101).fill("20").join(","))).status).to.equal(400);
    expect((await ask("oembed/oembed?url=https://x.com/jack")).status).to.equal(404);
    expect((await vxtwitter("me")).body).to.include("Failed to scan your link!");
  });

  it("answers what was put for an id, in that source alone", async () => {
    const body = { __typename: "Tweet", id_str: unknown, text: "put" };
    expect((await put(`syndication/${unknown}`, { body })).status).to.equal(200);
    expect(await syndication(unknown)).to.deep.equal({
      status: 200,
      type: "application/json; charset=utf-8",
      body: JSON.stringify(body),
    });
    expect((await fxtwitter(unknown)).status).to.equal(404);
    await put(`fxtwitter/${unknown}`, { status: 503, type: "text/plain", body: "no" });
    expect(await fxtwitter(unknown)).to.deep.include({
      status: 503,
      type: "text/plain",
      body: "no",
    });
    const listed = (await talk.sim("tweets")).find(({ id }: { id: string }) => id === unknown);
    expect(listed).to.deep.equal({
      id: unknown,
      url: `https://x.com/i/status/${unknown}`,
      shows: "put by /sim/tweets",
      bundled: false,
      sources: ["syndication", "fxtwitter"],
    });
  });

  it("answers for a thread as for the post, with what was put as it is", async () => {
    const thread = (id: string) => ask(`fxtwitter/2/thread/${id}`);
    expect(await thread(heron)).to.deep.equal(await fxtwitter(heron));
    expect((await thread("2098841844577276293")).body).to.include("Fourth: descale.");
    expect((await thread(unknown)).status).to.equal(404);
    const body = { code: 200, status: { id: unknown }, thread: [{ id: "1" }, { id: unknown }] };
    await put(`fxtwitter/${unknown}`, { body });
    for (const answer of [await thread(unknown), await fxtwitter(unknown)]) {
      expect(JSON.parse(answer.body)).to.deep.equal(body);
    }
    expect((await talk.sim("sources")).fxtwitter.ids).to.include({ [unknown]: 3 });
  });

  it("puts before what is bundled", async () => {
    await put("syndication/20", { status: 404, body: "gone" });
    expect((await syndication("20")).status).to.equal(404);
    expect((await fxtwitter("20")).status).to.equal(200);
  });

  it("hangs up, or answers 503, while a source is down", async () => {
    await talk.sim("sources/syndication", { down: true });
    expect(await syndication("20").catch(() => "cut")).to.equal("cut");
    expect((await fxtwitter("20")).status).to.equal(200);
    await talk.sim("sources/syndication", { down: "503" });
    expect((await syndication("20")).status).to.equal(503);
    await talk.sim("sources/syndication", { down: false });
    expect((await syndication("20")).status).to.equal(200);
  });

  it("holds the answers of a slow source back", async () => {
    await talk.sim("sources/syndication", { latencyMs: 300 });
    const order: string[] = [];
    await Promise.all([
      syndication("20").then(() => order.push("slow")),
      fxtwitter("20").then(() => order.push("fast")),
    ]);
    expect(order).to.deep.equal(["fast", "slow"]);
  });

  it("answers 429 beyond a source's rate", async () => {
    await talk.sim("sources/syndication", { rate: 0.001 });
    expect((await syndication("20")).status).to.equal(200);
    expect(await syndication("20")).to.deep.equal({
      status: 429,
      type: "text/plain;charset=utf-8",
      body: "Rate limit exceeded",
    });
    expect((await fxtwitter("20")).status).to.equal(200);
    await talk.sim("sources/syndication", { rate: null });
    expect((await syndication("20")).status).to.equal(200);
  });

  it("counts calls by source and id", async () => {
    for (const id of ["20", "20", heron]) await syndication(id);
    const { syndication: counted, fxtwitter: other } = await talk.sim("sources");
    expect(counted).to.deep.include({ calls: 3, ids: { 20: 2, [heron]: 1 } });
    expect(other).to.deep.include({ calls: 0, ids: {} });
  });

  it("refuses what it does not understand", async () => {
    expect((await put("myspace/20", { body: {} })).body.error).to.equal(
      "there is no source myspace, only syndication, fxtwitter, vxtwitter, x-api, oembed",
    );
    expect((await put("syndication/abc", { body: {} })).status).to.equal(400);
    expect((await put("syndication/20", {})).status).to.equal(400);
    expect((await put("syndication/20", { status: 99, body: {} })).status).to.equal(400);
    const { status } = await talk.request("POST", "/sim/sources/syndication", { down: "maybe" });
    expect(status).to.equal(400);
  });
});
