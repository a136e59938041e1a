import { tablesNamed } from "@memory/archive/tables";
import { dynamodbClient } from "@memory/shared/aws/clients";
import { equals } from "@memory/shared/aws/expression";
import { type Row, rowsOf } from "@memory/shared/aws/rows";
import type { Check } from "../prove.ts";
import type { World } from "../world.ts";
import { tagOf } from "./commanders.ts";
import type { Commanded } from "./give-commands.ts";

type Tables = ReturnType<typeof tablesNamed>;
type TableName = keyof Tables;
/** Where rows of a person can be, but for the marker that stays. */
const personal = ["tweets", "claims", "replies", "trash", "parts"] as const satisfies TableName[];

/** Compares what the tables hold of people who gave commands with what they asked for. */
export async function proveCommands(
  world: World,
  commanded: readonly Commanded[],
): Promise<Check[]> {
  const client = dynamodbClient({
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL_DYNAMODB: world.emulators.dynamodb,
  });
  const tables = tablesNamed("Tweets");
  const rowsIn = async (table: TableName, person: number): Promise<Row[]> => {
    const found: Row[] = [];
    const key = equals("UserID", String(person));
    for await (const page of rowsOf(client, tables[table].name).pages({ key })) found.push(...page);
    return found;
  };
  const of = (kind: Commanded["commander"]["kind"]) =>
    commanded.filter(({ commander }) => commander.kind === kind);
  try {
    return [
      await check("every command is answered", commanded, async ({ trouble }) => trouble),
      await check("every tag is there", of("tags"), async ({ commander, trouble }) => {
        if (trouble !== undefined) return undefined;
        const claims = await rowsIn("claims", commander.person);
        const tagged = claims.filter(({ Tags }) => (Tags as string[]).includes(tagOf(commander)));
        const expected = commander.tweets.length;
        if (tagged.length === expected) return undefined;
        return `${commander.person} has ${tagged.length} of ${expected} tags`;
      }),
      await check("every imported tweet is kept once", of("imports"), async ({ commander }) => {
        const kept = (await rowsIn("tweets", commander.person)).map(({ TweetID }) => TweetID);
        const wanted = commander.tweets.map(({ id }) => id);
        if (kept.length === wanted.length && wanted.every((id) => kept.includes(id)))
          return undefined;
        return `${commander.person} has ${kept.join(", ")} where ${wanted.join(", ")} were imported`;
      }),
      await check("nothing is left of who left", of("leaves"), async ({ commander, trouble }) => {
        if (trouble !== undefined) return undefined;
        const { person } = commander;
        const left = await Promise.all(
          personal.map(async (table) => `${(await rowsIn(table, person)).length} in ${table}`),
        );
        const some = left.filter((count) => !count.startsWith("0 "));
        if (some.length > 0) return `${person} still has ${some.join(", ")}`;
        const isTold = (await world.chat.transcript(person)).some(({ text }) =>
          text.startsWith("All erased"),
        );
        return isTold ? undefined : `${person} has no receipt`;
      }),
    ];
  } finally {
    client.destroy();
  }
}

async function check<T>(
  what: string,
  list: readonly T[],
  fault: (one: T) => Promise<string | undefined>,
): Promise<Check> {
  const faults = await Promise.all(list.map(fault));
  return { what, tried: list.length, failures: faults.filter((each) => each !== undefined) };
}
