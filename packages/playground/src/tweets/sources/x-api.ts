import { z } from "zod";
import { type Answer, json } from "../answer.ts";
import type { SampleAbsence } from "../samples/sample.ts";
import type { SourceStandIn } from "./source.ts";
import { xBody } from "./x-api-post.ts";

const problems = "https://api.twitter.com/2/problems/";

/** Serves `/2/tweets`. The answer that was put for an id is joined with the answers for the other ids. */
export const xApi: SourceStandIn = {
  read({ path, query: { ids = "" }, authorization }) {
    if (!/^Bearer \S+$/.test(authorization)) {
      return json(401, {
        title: "Unauthorized",
        type: "about:blank",
        status: 401,
        detail: "Unauthorized",
      });
    }
    if (path !== "2/tweets") return json(404, { title: "Not Found", type: "about:blank" });
    const list = ids.split(",");
    return list.length <= 100 && list.every((id) => /^\d{1,19}$/.test(id))
      ? { ids: [...new Set(list)] }
      : json(400, { title: "Invalid Request", type: `${problems}invalid-request` });
  },
  render: (sample) => json(200, sample.kind === "tweet" ? xBody(sample) : absence(sample)),
  unknown: (id) => json(200, { errors: [notFound(id)] }),
  tooMany: json(429, {
    title: "Too Many Requests",
    detail: "Too Many Requests",
    type: "about:blank",
    status: 429,
  }),
  realUrl: (id, { query }) =>
    `https://api.x.com/2/tweets?${new URLSearchParams({ ...defined(query), ids: id })}`,
  many: { join: joined },
};

const notFound = (id: string) => ({
  value: id,
  detail: `Could not find tweet with ids: [${id}].`,
  title: "Not Found Error",
  resource_type: "tweet",
  parameter: "ids",
  resource_id: id,
  type: `${problems}resource-not-found`,
});

const absence = ({ id, why }: SampleAbsence) => ({
  errors: [
    why === "deleted"
      ? notFound(id)
      : {
          resource_id: id,
          parameter: "ids",
          resource_type: "tweet",
          section: "data",
          title: "Authorization Error",
          value: id,
          detail: `Sorry, you are not authorized to see the Tweet with ids: [${id}].`,
          type: `${problems}not-authorized-for-resource`,
        },
  ],
});

const Many = z.union([z.array(z.json()), z.json().transform((one) => [one])]);
const Body = z.looseObject({
  data: Many.optional(),
  includes: z.record(z.string(), z.array(z.json())).optional(),
  errors: z.array(z.json()).optional(),
});

/**
 * The first answer that does not have X's format, such as a refusal, is the answer to the whole request.
 */
function joined(answers: readonly Answer[]): Answer {
  const data: unknown[] = [];
  const includes: Record<string, unknown[]> = {};
  const errors: unknown[] = [];
  for (const answer of answers) {
    const body = answer.status === 200 ? bodyOf(answer) : undefined;
    if (body === undefined) return answer;
    data.push(...(body.data ?? []));
    errors.push(...(body.errors ?? []));
    for (const [list, entries] of Object.entries(body.includes ?? {})) {
      includes[list] = [...(includes[list] ?? []), ...entries];
    }
  }
  return json(200, {
    ...(data.length === 0 ? {} : { data }),
    ...(Object.keys(includes).length === 0 ? {} : { includes }),
    ...(errors.length === 0 ? {} : { errors }),
  });
}

function bodyOf({ type, body }: Answer): z.output<typeof Body> | undefined {
  if (!type.startsWith("application/json")) return undefined;
  try {
    return Body.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

const defined = (query: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
