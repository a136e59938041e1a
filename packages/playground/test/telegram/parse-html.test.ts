import { expect } from "chai";
import { parseHtml } from "../../src/telegram/text/parse-html.ts";
import { renderHtml } from "../../src/telegram/text/render-html.ts";

const refusal = (html: string): string => {
  try {
    parseHtml(html);
    return "none";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("parseHtml", () => {
  const tags: [string, string][] = [
    ["<b>x</b>", "bold"],
    ["<strong>x</strong>", "bold"],
    ["<i>x</i>", "italic"],
    ["<em>x</em>", "italic"],
    ["<u>x</u>", "underline"],
    ["<ins>x</ins>", "underline"],
    ["<s>x</s>", "strikethrough"],
    ["<del>x</del>", "strikethrough"],
    ["<code>x</code>", "code"],
    ["<pre>x</pre>", "pre"],
    ["<tg-spoiler>x</tg-spoiler>", "spoiler"],
    ['<span class="tg-spoiler">x</span>', "spoiler"],
    ["<blockquote>x</blockquote>", "blockquote"],
    ["<blockquote expandable>x</blockquote>", "expandable_blockquote"],
    ["<B>x</b>", "bold"],
  ];
  for (const [html, type] of tags) {
    it(`reads ${html} as ${type}`, () => {
      expect(parseHtml(html)).to.deep.equal({
        text: "x",
        entities: [{ type, offset: 0, length: 1 }],
      });
    });
  }

  it("reads a link with its address decoded", () => {
    expect(parseHtml('see <a href="https://e.org/?a=1&amp;b=2">this</a>')).to.deep.equal({
      text: "see this",
      entities: [{ type: "text_link", offset: 4, length: 4, url: "https://e.org/?a=1&b=2" }],
    });
  });

  it("drops a link that leads nowhere and keeps its text", () => {
    expect(parseHtml('<a href="javascript:alert(1)">x</a>')).to.deep.equal({
      text: "x",
      entities: [],
    });
  });

  it("counts offsets in UTF-16 units", () => {
    expect(parseHtml("🎉é<b>ß🎈</b>")).to.deep.equal({
      text: "🎉éß🎈",
      entities: [{ type: "bold", offset: 3, length: 3 }],
    });
  });

  it("decodes the four named references and numeric ones, and no others", () => {
    expect(parseHtml("&lt;&gt;&amp;&quot;&#39;&#x1F389;&nbsp;&").text).to.equal("<>&\"'🎉&nbsp;&");
  });

  it("decodes a reference once", () => {
    expect(parseHtml("&amp;lt;").text).to.equal("&lt;");
  });

  it("lists outer entities before inner ones", () => {
    expect(parseHtml("<b>a<i>b</i></b>").entities.map(({ type }) => type)).to.deep.equal([
      "bold",
      "italic",
    ]);
  });

  it("makes one pre with a language of code inside pre", () => {
    expect(parseHtml('<pre><code class="language-ts">1</code></pre>').entities).to.deep.equal([
      { type: "pre", offset: 0, length: 1, language: "ts" },
    ]);
  });

  it("knows no entity around nothing", () => {
    expect(parseHtml("a<b></b>")).to.deep.equal({ text: "a", entities: [] });
  });

  const refusals: [string, string][] = [
    ["<p>x</p>", 'Unsupported start tag "p" at byte offset 0'],
    ["é <br>", 'Unsupported start tag "br" at byte offset 3'],
    ["a < b", 'Unsupported start tag "" at byte offset 2'],
    ["<b>x", 'Can\'t find end tag corresponding to start tag "b"'],
    ["x</b>", "Unexpected end tag at byte offset 1"],
    ["<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ["x <b", "Unclosed start tag at byte offset 2"],
    ['<a href="x', "Unclosed start tag at byte offset 0"],
    ["<b>x</b", "Unclosed end tag at byte offset 4"],
    ['<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ];
  for (const [html, words] of refusals) {
    it(`refuses ${html}`, () => {
      expect(refusal(html)).to.equal(`Bad Request: can't parse entities: ${words}`);
    });
  }
});

describe("renderHtml", () => {
  it("gives back what parseHtml read", () => {
    const html =
      '<b>a &amp; <i>b</i></b> &lt; <a href="https://e.org/?x=1&amp;y=2">c</a> <blockquote expandable>d</blockquote><pre><code class="language-ts">e</code></pre>';
    expect(renderHtml(parseHtml(html))).to.equal(html);
  });

  it("makes links of plain addresses, but never of a script", () => {
    const entity = { type: "text_link", offset: 0, length: 1, url: "javascript:alert(1)" };
    expect(renderHtml({ text: "x", entities: [entity] })).to.equal("x");
    expect(
      renderHtml({ text: "x.com/a", entities: [{ type: "url", offset: 0, length: 7 }] }),
    ).to.equal('<a href="http://x.com/a">x.com/a</a>');
  });
});
