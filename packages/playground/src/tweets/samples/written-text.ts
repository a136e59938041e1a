import { people } from "./people.ts";
import type { Link, SampleTweet } from "./sample.ts";

/** A marked part of the escaped text. `indices` count code points, as in every source. */
export type Mark = { indices: [number, number] } & (
  | { kind: "hashtag"; tag: string }
  | { kind: "mention"; handle: string; id: string; name: string }
  | { kind: "url"; link: Link }
  | { kind: "media"; tco: string; page: string }
);

/** A tweet's text as X stores it: escaped, with t.co links, and a media link at its end. */
export type WrittenText = {
  text: string;
  marks: Mark[];
  /** The range that is shown, in code points and in UTF-16 units. */
  shownCodePoints: [number, number];
  shownUtf16: [number, number];
};

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** X does not escape the whole text of a note. */
export const writtenNote = (sample: SampleTweet): WrittenText => written(sample, sample.text);

export const writtenText = (sample: SampleTweet, plain = sample.text): WrittenText =>
  written(sample, escaped(plain));

function written(sample: SampleTweet, shown: string): WrittenText {
  const text = sample.media === undefined ? shown : `${shown} ${sample.media.tco}`;
  const from = sample.repliesTo === undefined ? 0 : (/^(?:@\w+ )*/.exec(shown)?.[0].length ?? 0);
  return {
    text,
    marks: marksOf(sample, text).sort((a, b) => a.indices[0] - b.indices[0]),
    shownCodePoints: [codePoints(shown.slice(0, from)), codePoints(shown)],
    shownUtf16: [from, shown.length],
  };
}

/** Shortens the text at a word boundary to at most so many characters. */
export function cutText(sample: SampleTweet & { cutAt: number }): WrittenText {
  const start = sample.text.slice(0, sample.cutAt + 1);
  return writtenText(sample, start.slice(0, start.lastIndexOf(" ")));
}

function marksOf({ links = [], media, by, id }: SampleTweet, text: string): Mark[] {
  const at = (index: number, literal: string): [number, number] => {
    const start = codePoints(text.slice(0, index));
    return [start, start + codePoints(literal)];
  };
  const hashtags = [...text.matchAll(/(?<!\S)#([\p{L}\p{N}_]+)/gu)].map(
    ({ index, 0: literal, 1: tag = "" }): Mark => ({
      kind: "hashtag",
      indices: at(index, literal),
      tag,
    }),
  );
  const mentions = [...text.matchAll(/(?<!\S)@(\w+)/g)].flatMap(
    ({ index, 0: literal, 1: handle = "" }): Mark[] => {
      const person = personNamed(handle);
      const indices = at(index, literal);
      return person === undefined
        ? []
        : [{ kind: "mention", indices, handle, id: person.id, name: person.name }];
    },
  );
  const urls = links.flatMap((link): Mark[] => {
    const index = text.indexOf(link.tco);
    return index < 0 ? [] : [{ kind: "url", indices: at(index, link.tco), link }];
  });
  if (media === undefined) return [...hashtags, ...mentions, ...urls];
  const type = media.items[0]?.type ?? "photo";
  const page = `https://x.com/${by.handle}/status/${id}/${type}/1`;
  const indices = at(text.lastIndexOf(media.tco), media.tco);
  return [...hashtags, ...mentions, ...urls, { kind: "media", indices, tco: media.tco, page }];
}

const personNamed = (handle: string) => people.find((person) => person.handle === handle);

const codePoints = (text: string): number => [...text].length;
