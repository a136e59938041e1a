import { sourceNames } from "@memory/shared/contracts/tweet";
import { expect } from "chai";
import { z } from "zod";
import { areSamplesHere, unlessHere } from "../support/tweet-samples.ts";
import { answersOf, readBody, type Shown } from "./answers.ts";
import { lostUntold } from "./content.ts";
import { noSign, noSignInSamples } from "./no-sign.ts";
import { type Reduction, reductionsOf } from "./reductions.ts";

/** Some reductions of every kind are read in each source, so that no list is empty by mistake. */
const fewest = 70;

/** Where a post is within an answer. What holds for one holds for those around it. */
const wheres =
  /^(?:data\.\*|includes\.(?:tweets|posts)\.\*|quoted_tweet|parent|status\.quote|status|thread\.\*|qrt|retweet)\.(?=.)/;

/** What a card's own link hides is told by its kind, so that it is not excused elsewhere. */
const cardName = (body: unknown): string =>
  z.object({ card: z.object({ name: z.string() }) }).safeParse(body).data?.card.name ?? "no card";

function nameOf({ how, path }: Reduction, part: string, body: unknown): string {
  const field = path.replace(wheres, "").replace(/\.(?:string_value|image_value)(?:\.url)?$/, "");
  const kind = field.startsWith("entities") && part === "text" ? ` beside ${cardName(body)}` : "";
  return `${how} ${field}: ${part}${kind}`;
}

/** Every way in which a reduced answer was taken for a whole one. */
async function untoldIn(source: (typeof sourceNames)[number], answers: readonly Shown[]) {
  const untold = new Set<string>();
  let count = 0;
  for (const { id, body } of answers) {
    const whole = await readBody(source, id, body);
    if (whole === undefined) continue;
    for (const reduction of reductionsOf(body)) {
      const reduced = await readBody(source, id, reduction.body);
      count += 1;
      if (reduced === undefined) continue;
      for (const part of lostUntold(whole, reduced)) untold.add(nameOf(reduction, part, body));
    }
  }
  return { untold: [...untold].sort(), count };
}

const namesIn = (table: typeof noSign, source: string): string[] =>
  table.flatMap((entry) => (entry.source === source ? entry.losses : [])).sort();

describe("an answer that lacks a part, or whose text is cut", () => {
  for (const source of sourceNames) {
    it(`of ${source} never gives a tweet that passes for whole, but where there is no sign`, async () => {
      const { untold, count } = await untoldIn(source, answersOf(source, "fixtures"));
      expect(count).to.be.greaterThan(fewest);
      expect(untold).to.deep.equal(namesIn(noSign, source));
    });

    it(`the same with the samples of ${source}${unlessHere}`, async function () {
      if (!areSamplesHere) return this.skip();
      const { untold } = await untoldIn(source, answersOf(source, "samples"));
      const known = namesIn(noSign, source);
      expect(untold.filter((loss) => !known.includes(loss))).to.deep.equal(
        namesIn(noSignInSamples, source),
      );
    });
  }
});
