import { z } from "zod";

type Entry = { readonly list: string; readonly entry: unknown };

const Body = z.object({
  data: z.array(z.unknown()).catch([]),
  includes: z.record(z.string(), z.array(z.unknown()).catch([])).catch({}),
  errors: z.array(z.unknown()).catch([]),
});
const Keyed = z.object({ id: z.string().optional(), media_key: z.string().optional() });
const Problem = z.object({ resource_id: z.string().optional(), value: z.string().optional() });

/**
 * Splits a response about many posts by id. Each part has the shape of a response about one post:
 * the post, what it refers to directly or through other entries, and the errors about any of them.
 */
export function splitAnswer(json: unknown): (tweetId: string) => unknown {
  const { data: body } = Body.safeParse(json);
  if (body === undefined) return () => json;
  const included = new Map<string, Entry>();
  for (const [list, entries] of Object.entries(body.includes)) {
    for (const entry of entries) {
      const key = keyOf(entry);
      if (key !== undefined) included.set(key, { list, entry });
    }
  }
  const posts = new Map(body.data.map((post) => [keyOf(post), post]));

  return (tweetId) => {
    const post = posts.get(tweetId);
    const names = new Set([tweetId]);
    const includes: Record<string, unknown[]> = {};
    const waiting: unknown[] = post === undefined ? [] : [post];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const name of stringsIn(next)) {
        if (names.has(name)) continue;
        names.add(name);
        const found = included.get(name);
        if (found === undefined) continue;
        includes[found.list] = [...(includes[found.list] ?? []), found.entry];
        waiting.push(found.entry);
      }
    }
    return {
      data: post === undefined ? [] : [post],
      includes,
      errors: body.errors.filter((problem) => names.has(subjectOf(problem))),
    };
  };
}

const keyOf = (entry: unknown): string | undefined => {
  const { data } = Keyed.safeParse(entry);
  return data?.id ?? data?.media_key;
};

const subjectOf = (problem: unknown): string => {
  const { data } = Problem.safeParse(problem);
  return data?.resource_id ?? data?.value ?? "";
};

/** Every string at any depth. It does not recurse, because strangers choose the depth. */
function* stringsIn(root: unknown): Generator<string> {
  const waiting = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "string") yield value;
    else if (typeof value === "object" && value !== null) {
      for (const part of Object.values(value)) waiting.push(part);
    }
  }
}
