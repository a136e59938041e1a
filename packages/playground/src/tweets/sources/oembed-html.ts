import { linkTo, type SampleTweet } from "../samples/sample.ts";
import { cutText, escaped, type Mark, writtenText } from "../samples/written-text.ts";
import { pic } from "./twimg.ts";

/** HTML to embed a post in a page: its text, author and day. A long text is cut. */
export function oembedHtml(sample: SampleTweet): string {
  const { by, cutAt, language, postedAt } = sample;
  const isRightToLeft = /^(?:ar|fa|he|ur)$/.test(language);
  const day = new Date(postedAt).toLocaleDateString("en-US", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const { text, marks } = cutAt === undefined ? writtenText(sample) : cutText({ ...sample, cutAt });
  const linked = `${withLinks(text, marks)}${cutAt === undefined ? "" : "…"}`;
  return [
    '<blockquote class="twitter-tweet" data-dnt="true">',
    `<p lang="${language}" dir="${isRightToLeft ? "rtl" : "ltr"}">${linked}</p>`,
    `&mdash; ${escaped(by.name)} (@${by.handle}) ${link(`${linkTo(sample)}?ref_src=twsrc%5Etfw`, day)}`,
    "</blockquote>\n",
  ].join("");
}

function withLinks(text: string, marks: readonly Mark[]): string {
  const characters = [...text];
  let html = "";
  let at = 0;
  for (const mark of marks) {
    const [from, to] = mark.indices;
    html += characters.slice(at, from).join("") + linkOf(mark, characters.slice(from, to).join(""));
    at = to;
  }
  return (html + characters.slice(at).join("")).replaceAll("\n", "<br>");
}

function linkOf(mark: Mark, literal: string): string {
  switch (mark.kind) {
    case "hashtag":
      return link(`https://x.com/hashtag/${encodeURIComponent(mark.tag)}?src=hash`, literal);
    case "mention":
      return link(`https://x.com/${mark.handle}?ref_src=twsrc%5Etfw`, literal);
    case "url":
      return link(mark.link.tco, literal);
    case "media":
      return link(mark.tco, pic(mark.tco));
  }
}

const link = (href: string, label: string): string => `<a href="${escaped(href)}">${label}</a>`;
