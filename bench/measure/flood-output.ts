/** Milliseconds in the lines of bench/flood: `20 messages of 50 links  50 others: p50 40 ms, …`. */
export const floodFigures = (output: string): { name: string; value: number }[] =>
  output.split("\n").flatMap((line) => {
    const [, load, told] = /^(\S.*?)\s+\d+ others: (.*)$/.exec(line) ?? [];
    if (load === undefined || told === undefined) return [];
    return [...told.matchAll(/(p50|p95|most) (\d+) ms/g)].map(([, what, ms]) => ({
      name: `${load}, ${what}`,
      value: Number(ms),
    }));
  });
