import type { Post, RelatedPost, Tweet } from "@memory/shared/contracts/tweet";
import { seeded } from "@memory/testing/mutate";
import type { LibraryEntry } from "../../../src/tweets/export/library-file.ts";

/** Pieces that some format, program or script would act on. */
const pieces = [
  ..."=+-@\t\r\n'\"\\,;:#|%&<>[]{}()*_`~$^! ",
  "\r\n",
  "\u0000",
  "\u0001",
  "\u001b[31m",
  "\u007f",
  "\u0085",
  "\u009f",
  "\u00a0",
  "\u2028",
  "\u2029",
  "\u202e",
  "\ufeff",
  "\uffff",
  "\ud800",
  "＝1",
  '=HYPERLINK("http://e.example","x")',
  "-5 °C",
  "\t=1",
  'Re: "no" # 1',
  "1e3",
  "no",
  "~",
  "null",
  "2026-01-02",
  "---\n",
  "...\n",
  "- a",
  "1. b",
  "    code",
  "]]>",
  "<!--",
  "</article><script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "<img src=http://e.example/p.png>",
  "![](http://e.example/p.png)",
  "[[note]] #tag ^block %%hidden%%",
  "https://e.example/a_b*c?x=1&y=%20#z",
  "javascript:alert(1)",
  "مرحبا",
  "שלום",
  "यह किताब",
  "日本語",
  "👩‍💻🔥",
  "e\u0301",
  "words and more",
] as const;

/** Entries of every state with texts of such pieces, the same for the same seed. */
export function nastyEntries(seed: number, count: number): LibraryEntry[] {
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const text = (most: number) =>
    Array.from({ length: below(most + 1) }, () => pieces[below(pieces.length)]).join("");
  const maybe = <T>(value: T) => (random() < 0.5 ? value : undefined);
  const defined = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value));

  const post = (id: string): Post => ({
    id,
    url: `https://x.com/i/status/${id}`,
    author: { handle: text(2), name: text(4) },
    text: text(12),
    media:
      maybe([{ kind: "photo" as const, url: `https://e.example/${text(3)}`, altText: text(4) }]) ??
      [],
    poll: maybe({ options: [{ label: text(3), votes: 3 }, { label: text(3) }] }),
    card: maybe({ url: maybe(text(3)) ?? "https://e.example/", title: text(4) }),
    article: maybe({ title: text(3), text: text(9) }),
    communityNote: maybe(text(5)),
    postedAt: maybe("2024-05-03T12:00:00.000Z"),
    missing: maybe(["thread" as const]) ?? [],
  });
  const related = (id: string): RelatedPost =>
    random() < 0.3 ? { kind: "absent", why: "deleted" } : { kind: "found", ...post(id) };
  const tweet = (id: string): Tweet => ({
    ...post(id),
    quoted: maybe(related("1")),
    replyContext: maybe(related("2")),
    thread: maybe([related(id), related("3")]),
    sources: [],
  });

  return Array.from({ length: count }, (_, index) => {
    const id = String(1780000000000000000n + BigInt(index));
    const state = index < count * 0.7 ? "kept" : index < count * 0.8 ? "pending" : "trashed";
    const time = `2026-0${1 + below(9)}-11T10:11:12.131Z`;
    return defined({
      id,
      state,
      savedAt: time,
      url: maybe(`https://x.com/${below(9)}/status/${id}?s=${below(9)}`),
      from: maybe({ chatTitle: text(3), forwardedFrom: maybe(text(3)) }),
      tags: Array.from({ length: below(4) }, () => text(2)),
      note: maybe(text(6)),
      missing: maybe(["media" as const, "quote" as const]) ?? [],
      ...(state === "pending" ? {} : { tweet: tweet(id) }),
      ...(state === "trashed" ? { deletedAt: time } : {}),
    }) as LibraryEntry;
  });
}
