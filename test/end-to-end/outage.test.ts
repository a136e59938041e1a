import { itemsOf } from "@memory/testing/chat";
import { suiteEdition } from "@memory/testing/suite-edition";
import { until } from "@memory/testing/until";
import { expect } from "chai";

describe("an outage of every source", () => {
  const people = Array.from({ length: 8 }, (_, index) => 2001 + index);
  const linksEach = 5;
  const suite = suiteEdition();

  const setDown = async (down: boolean) => {
    const sources = Object.keys(await suite.chat.ask("GET", "/sim/sources"));
    for (const source of sources) await suite.chat.ask("POST", `/sim/sources/${source}`, { down });
  };
  const callsOfSources = async (): Promise<number[]> =>
    Object.values<{ calls: number }>(await suite.chat.ask("GET", "/sim/sources")).map(
      ({ calls }) => calls,
    );
  const botsReplies = async (person: number) =>
    (await suite.chat.transcript(person)).filter(({ from }) => from === "bot");
  const untilAll = (what: string, expected: RegExp, deadlineMs: number) =>
    until(
      what,
      async () => {
        for (const person of people) {
          const replies = await botsReplies(person);
          if (replies.filter(({ text }) => expected.test(text)).length < linksEach)
            return undefined;
        }
        return true;
      },
      deadlineMs,
    );

  it("is told once to each, and every reply is completed in its place when the sources are back", async function () {
    this.timeout(300_000);
    const idOf = (person: number, nth: number) => `${person}${nth}`;
    const all = people.flatMap((person) =>
      Array.from({ length: linksEach }, (_, nth) => ({ person, id: idOf(person, nth) })),
    );
    for (const { id } of all) await suite.chat.tweet(id, `tweet number ${id}`);
    await setDown(true);
    for (const { person, id } of all) await suite.chat.send(person, `https://x.com/a/status/${id}`);

    await untilAll("everybody to be told that the content follows", /content to follow/, 60_000);
    const told = new Map<number, number[]>();
    for (const person of people) {
      told.set(
        person,
        (await botsReplies(person)).map(({ message_id }) => message_id),
      );
    }
    expect([...told.values()].flat()).to.have.length(all.length);

    const callsWhileDown = await callsOfSources();
    // Requests handled at the same moment ask before the first failures are known, later ones do not.
    expect(Math.max(...callsWhileDown)).to.be.within(1, 60);

    await setDown(false);
    await untilAll("every reply to be completed", /^✅ Saved/, 200_000);
    for (const person of people) {
      const replies = await botsReplies(person);
      expect(replies.map(({ message_id }) => message_id)).to.deep.equal(told.get(person));
      const items = await itemsOf(suite.edition.endpoints, person);
      expect(items.map(({ Content }) => Content).sort()).to.deep.equal(
        Array.from({ length: linksEach }, (_, nth) => `tweet number ${idOf(person, nth)}`),
      );
    }
  });
});
