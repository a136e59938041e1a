import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { LibraryEntry, LibraryFile } from "@memory/library/tweets/export/library-file";
import { readZip } from "@memory/testing/read-zip";
import { createFigures, plain } from "../measure/figures.ts";
import type { Part } from "../measure/part.ts";
import { openColdEdition, type World } from "../world/edition.ts";

const person = 77;
const seconds = { unit: "s", better: "lower" } as const;

/** A large library is imported, exported, forgotten and imported again: it has to be the same. */
export const leaving: Part = {
  name: "leaving",
  describe: "export, forget and import of a large library, which has to come back the same",
  async run({ quick, say }) {
    const figures = createFigures();
    const world = await openColdEdition();
    const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      say(name);
      const startedAt = performance.now();
      const result = await work();
      figures.add(name, (performance.now() - startedAt) / 1000, seconds);
      return result;
    };
    try {
      const library = madeUp(quick ? 500 : 10_000);
      const made = Buffer.from(JSON.stringify(library));
      await timed("first import", () => importFile(world, "memory.json", made));
      const first = await timed("export", () => exportAll(world));
      say("forget: the receipt comes after five minutes at the earliest");
      const receipt = await timed("forget, with its pause", () => forget(world));
      say(receipt.replaceAll("\n", " · "));
      for (const [index, zip] of first.zips.entries())
        await timed(`import of file ${index + 1}`, () =>
          importFile(world, `memory-${index + 1}.zip`, zip),
        );
      const second = await timed("export again", () => exportAll(world));
      figures.add("tweets", first.entries.size, plain("tweets"));
      figures.add("not the same afterwards", differing(first.entries, second.entries), {
        unit: "tweets",
        better: "lower",
      });
      const wanted = new Map(library.tweets.map((entry) => [entry.id, entry]));
      figures.add("not as first imported", differing(wanted, first.entries), {
        unit: "tweets",
        better: "lower",
      });
      return figures.all();
    } finally {
      await world.stop();
    }
  },
};

type Entries = ReadonlyMap<string, LibraryEntry>;

function differing(one: Entries, other: Entries): number {
  const ids = new Set([...one.keys(), ...other.keys()]);
  return [...ids].filter((id) => digest(one.get(id)) !== digest(other.get(id))).length;
}

const digest = (entry: LibraryEntry | undefined): string =>
  createHash("sha256")
    .update(JSON.stringify(sorted(entry ?? null)))
    .digest("base64");

/** With the names of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]));
}

function madeUp(count: number): LibraryFile {
  const now = Date.now();
  const tweets = Array.from({ length: count }, (_, index): LibraryEntry => {
    const id = String(1_700_000_000_000_000_000n + BigInt(index));
    const savedAt = new Date(now - (count - index) * 60_000).toISOString();
    const tweet = {
      id,
      url: `https://x.com/author_${index % 50}/status/${id}`,
      author: { id: String(index % 50), handle: `author_${index % 50}`, name: `Author ${index}` },
      text: `Made-up tweet ${index} of a library: ñandú, 東京, שלום, 🔥 & <b>.`,
      language: "en",
      media: [],
      missing: [],
      sources: [{ name: "syndication" as const, readAt: savedAt }],
    };
    const common = { id, savedAt, url: tweet.url, tags: [`tag${index % 20}`], missing: [] };
    const noted = index % 3 === 0 ? { ...common, note: `Note ${index}\nof two lines` } : common;
    return index % 10 === 9
      ? {
          ...noted,
          state: "trashed",
          deletedAt: new Date(now - index * 1_000).toISOString(),
          tweet,
        }
      : { ...noted, state: "kept", tweet };
  }) as LibraryEntry[];
  const exportedAt = new Date(now).toISOString();
  return { format: "memory-library", version: 1, exportedAt, part: 1, tweets };
}

type Shown = {
  readonly message_id: number;
  readonly from: string;
  readonly text: string;
  readonly reply_to?: number;
  readonly buttons?: { readonly callback_data?: string }[][];
  readonly document?: { readonly url: string };
};

const withinMs = 1_200_000;

async function untilShown<T>(
  { crowd }: World,
  what: string,
  look: (chat: readonly Shown[]) => T | undefined,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = look(await crowd.ask("GET", `/sim/transcript?chat=${person}`));
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await pause(200);
  }
}

async function importFile(world: World, name: string, body: Buffer): Promise<void> {
  const query = new URLSearchParams({ from: String(person), name, caption: "/import" });
  const url = `${world.edition.endpoints.playground}/sim/documents?${query}`;
  const answer = await fetch(url, { method: "POST", body: new Uint8Array(body) });
  if (!answer.ok) throw new Error(`the file was not sent: ${answer.status}`);
  const { message_id } = (await answer.json()) as { message_id: number };
  await untilShown(world, "the report", (chat) =>
    chat.find(({ reply_to, text }) => reply_to === message_id && text.startsWith("📥 Imported")),
  );
}

const write = async ({ crowd }: World, text: string): Promise<number> =>
  (await crowd.ask("POST", "/sim/messages", { from: person, text })).message_id;

async function exportAll(world: World) {
  const asked = await write(world, "/export");
  const ended = await untilShown(world, "the export", (chat) => {
    const answers = chat.filter(({ reply_to }) => reply_to === asked);
    return answers.some(({ text }) => text.startsWith("✅")) ? answers : undefined;
  });
  const folder = await mkdtemp(join(tmpdir(), "memory-bench-"));
  try {
    const zips: Buffer[] = [];
    const entries = new Map<string, LibraryEntry>();
    for (const { document } of ended) {
      if (document === undefined) continue;
      const answer = await fetch(world.edition.endpoints.playground + document.url);
      const zip = Buffer.from(await answer.arrayBuffer());
      zips.push(zip);
      const path = join(folder, "export.zip");
      await writeFile(path, zip);
      for (const [name, text] of readZip(path))
        if (/^memory(-\d+)?\.json$/.test(name))
          for (const entry of (JSON.parse(text) as LibraryFile).tweets)
            entries.set(entry.id, entry);
    }
    return { zips, entries };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function forget(world: World): Promise<string> {
  const asked = await write(world, "/forget");
  const question = await untilShown(world, "the question", (chat) =>
    chat.find(({ reply_to, buttons = [] }) => reply_to === asked && buttons.length > 0),
  );
  const data = question.buttons?.[0]?.[0]?.callback_data;
  const press = { from: person, message_id: question.message_id, data };
  await world.crowd.ask("POST", "/sim/callbacks", press);
  const receipt = await untilShown(world, "the receipt", (chat) =>
    chat.find(({ text }) => text.startsWith("All erased")),
  );
  return receipt.text;
}
