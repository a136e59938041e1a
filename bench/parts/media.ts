import { createFigures } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
import { measureFilm } from "../media/film.ts";
import { measureSaves } from "../media/saves-beside.ts";
import { measureThroughput } from "../media/throughput.ts";

/** What copies of photos and films cost, and what they cost the others. */
export const media: Part = {
  name: "media",
  describe: "copies of photos beside curl, a film of 500 MB, and saves with and without media",
  async run(run) {
    const figures = createFigures();
    await measureThroughput(run, figures);
    await measureFilm(run, figures);
    await measureSaves(run, figures);
    return figures.all();
  },
};
