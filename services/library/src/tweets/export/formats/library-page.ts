import type { LibraryEntry } from "../library-file.ts";
import { entryMarkup } from "../page/entry.ts";
import { html, type Markup } from "../page/html.ts";
import { style } from "../page/style.ts";
import { type ExportFile, type ExportLabels, type Format, numbered, type Slice } from "../slice.ts";

/** More would make a browser slow. */
const perPage = 500;

export const pagesOf = (count: number): number => Math.max(1, Math.ceil(count / perPage));

/**
 * `library.html`: the library to be read in a browser, without a network, and without a script. It loads nothing
 * from elsewhere: pictures and films are those in the folder `media` beside it; without a copy, they are links.
 */
export const libraryPage: Format = function* (slice, labels): Generator<ExportFile> {
  const last = slice.pagesBefore + pagesOf(slice.count);
  for (let page = slice.pagesBefore + 1; page <= last; page += 1) {
    const hasNext = page < last || !slice.isLast;
    yield {
      path: nameOf(page),
      content: () => pageText({ page, hasNext, slice, labels }),
    };
  }
};

const nameOf = (page: number): string => numbered("library", "html", page);

type Page = {
  readonly page: number;
  readonly hasNext: boolean;
  readonly slice: Slice;
  readonly labels: ExportLabels;
};

async function* pageText(page: Page) {
  const { slice, labels } = page;
  yield head(page).markup;
  const from = (page.page - slice.pagesBefore - 1) * perPage;
  let state: LibraryEntry["state"] | undefined;
  for await (const entry of slice.entries(from, from + perPage)) {
    if (entry.state !== state) yield html`<h2>${labels.states[entry.state]}</h2>\n`.markup;
    state = entry.state;
    yield entryMarkup(entry, labels).markup;
  }
  yield foot(page).markup;
}

/**
 * Forbids all loading but of the pictures and films beside the page, should the escaping ever fail. A page that is
 * opened from a disk has no origin in some browsers, so `file:` is named.
 */
const policy =
  "default-src 'none'; img-src 'self' file:; media-src 'self' file:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const head = ({ page, hasNext, slice, labels }: Page): Markup => {
  const title = page === 1 ? labels.title : `${labels.title} · ${labels.page(page)}`;
  const { kept, pending, trashed } = slice.counts;
  return html`<!doctype html>
<html lang="${labels.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${style}
</head>
<body>
<header>
<h1>${title}</h1>
<p class="soft">${labels.counts(slice.counts)} · <time datetime="${slice.exportedAt}">${labels.date(slice.exportedAt)}</time></p>
${kept + pending + trashed === 0 && html`<p>${labels.nothing}</p>`}
${neighbours({ page, hasNext, labels })}
</header>
<main>
`;
};

const foot = (page: Page): Markup => html`</main>
<footer>${neighbours(page)}</footer>
</body>
</html>
`;

const neighbours = ({ page, hasNext, labels }: Pick<Page, "page" | "hasNext" | "labels">) =>
  (page > 1 || hasNext) &&
  html`<nav>${page > 1 && html`<a href="${nameOf(page - 1)}" rel="prev">← ${labels.newer}</a>`}${
    hasNext && html`<a href="${nameOf(page + 1)}" rel="next">${labels.older} →</a>`
  }</nav>`;
