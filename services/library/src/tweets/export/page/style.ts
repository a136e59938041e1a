import { html } from "./html.ts";

/** The look of library.html: light or dark as the system is, readable at the width of a phone, and on paper. */
export const style = html`<style>
:root {
  color-scheme: light dark;
  --paper: light-dark(#f6f5f1, #16171a);
  --card: light-dark(#fff, #202226);
  --inset: light-dark(#f4f3ef, #292b30);
  --ink: light-dark(#1d1e20, #e9e8e4);
  --soft: light-dark(#62656b, #a3a7ae);
  --rule: light-dark(#e2e0da, #34373d);
  --accent: light-dark(#2457a6, #8fb8ff);
}
* { box-sizing: border-box }
body {
  margin: 0; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, sans-serif;
}
main, header, footer { max-inline-size: 40rem; margin-inline: auto }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem }
h2 { font-size: 1.125rem; margin: 2.5rem 0 .75rem; color: var(--soft) }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em }
p, ul, ol, blockquote, dl { margin: .6rem 0 }
.soft, .soft a { color: var(--soft); font-size: .875rem }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
article {
  background: var(--card); border: 1px solid var(--rule); border-radius: .75rem;
  padding: 1rem 1.25rem; margin-block: 1rem; content-visibility: auto; contain-intrinsic-size: auto 12rem;
}
article.trashed { border-style: dashed; opacity: .85 }
.by { display: flex; flex-wrap: wrap; gap: 0 .5rem; align-items: baseline; overflow-wrap: anywhere }
.note { border-inline-start: 3px solid var(--accent); padding-inline-start: .75rem }
.inset { background: var(--inset); border-radius: .5rem; padding: .6rem .9rem; margin: .75rem 0 }
.media { list-style: none; padding: 0; display: grid; gap: .35rem }
.media a { display: block; background: var(--inset); border-radius: .5rem; padding: .45rem .75rem; overflow-wrap: anywhere }
img, video { max-inline-size: 100%; block-size: auto; vertical-align: middle }
.wide, video { display: block; inline-size: 100%; max-block-size: 40rem; object-fit: contain; border-radius: .5rem; background: var(--inset) }
.avatar { inline-size: 2rem; block-size: 2rem; border-radius: 50%; object-fit: cover; align-self: center }
.media a:has(.wide) { padding: 0; background: none }
.thread { padding-inline-start: 2.25rem; border-inline-start: 2px solid var(--rule) }
.thread li { margin-block: .6rem } .thread li .text:first-child { margin-block-start: 0 }
.poll { list-style: none }
.tags { display: flex; flex-wrap: wrap; gap: .35rem; list-style: none; padding: 0 }
.tags li { background: var(--inset); border-radius: 1rem; padding: 0 .7rem; font-size: .875rem }
.facts { display: flex; flex-wrap: wrap; gap: 0 1rem }
nav { display: flex; gap: 1.5rem; margin-block: 1rem }
@media print { body { background: none } article { break-inside: avoid } }
</style>`;
