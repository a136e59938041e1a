import { untilIdle } from "@memory/testing/until-idle";
import { type PlayedMedia, photo, video } from "../chaos/media/plan-media.ts";
import { type Figures, latencyMs, perSecond, plain } from "../measure/figures.ts";
import type { Run } from "../measure/part.ts";
import { percentile } from "../measure/statistics.ts";
import type { Answers } from "../world/crowd.ts";
import { openEdition, type World } from "../world/edition.ts";

const lower = { unit: "×", better: "lower" } as const;

/** Saves and replies of tweets with and without media, in turn in one edition. */
export async function measureSaves({ quick, rounds, say }: Run, figures: Figures): Promise<void> {
  const world = await openEdition();
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const turn = async (what: string, work: (withMedia: boolean) => Promise<Answers>) => {
        const found: Answers[] = [];
        // Whichever comes first finds a machine that has rested longer.
        for (const withMedia of round % 2 === 0 ? [true, false] : [false, true]) {
          say(`round ${round} of ${rounds}: ${what}, ${withMedia ? "with" : "without"} media`);
          found[Number(withMedia)] = await work(withMedia);
          await untilIdle(world.edition.endpoints, 600_000);
        }
        return found as [Answers, Answers];
      };
      const steady = await turn("steady", (withMedia) => steadily(world, withMedia, quick));
      compareLatencies(figures, steady);
      const flood = await turn("all at once", (withMedia) => atOnce(world, withMedia, quick));
      compareSpeeds(figures, flood);
    }
  } finally {
    await world.stop();
  }
}

async function steadily(world: World, withMedia: boolean, quick: boolean): Promise<Answers> {
  const [rate, seconds] = quick ? [5, 8] : [10, 30];
  const errands = await world.crowd.prepare(rate * seconds, withMedia ? mediaOf : undefined);
  return world.crowd.answers(await world.crowd.sendAtRate(errands, rate));
}

async function atOnce(world: World, withMedia: boolean, quick: boolean): Promise<Answers> {
  const errands = await world.crowd.prepare(quick ? 200 : 1_000, withMedia ? mediaOf : undefined);
  return world.crowd.answers(await world.crowd.sendAll(errands));
}

/** A third have a video and its poster, the others a photo or two. */
function mediaOf(ids: readonly string[]): PlayedMedia {
  return new Map(
    ids.map((id, index) => {
      if (index % 3 === 0) return [id, [video(id)]];
      return [id, Array.from({ length: index % 3 }, (_, number) => photo(`B${id}x${number}`))];
    }),
  );
}

function compareLatencies(figures: Figures, [without, withMedia]: [Answers, Answers]): void {
  for (const share of [0.5, 0.95]) {
    const name = `steady, p${share * 100}`;
    const [before, beside] = [without, withMedia].map(({ latenciesMs }) =>
      percentile(latenciesMs, share),
    ) as [number, number];
    figures.add(`${name}, without media`, before, latencyMs);
    figures.add(`${name}, with media`, beside, latencyMs);
    figures.add(`${name}, with ÷ without`, beside / before, lower);
  }
}

function compareSpeeds(figures: Figures, answers: [Answers, Answers]): void {
  const [without, withMedia] = answers.map(
    ({ latenciesMs, seconds }) => latenciesMs.length / seconds,
  ) as [number, number];
  figures.add("all at once, saves without media", without, perSecond);
  figures.add("all at once, saves with media", withMedia, perSecond);
  figures.add("all at once, time with ÷ without", without / withMedia, lower);
  const unanswered = answers.reduce((sum, each) => sum + each.unanswered, 0);
  figures.add("all at once, left unanswered", unanswered, plain("links"));
}
