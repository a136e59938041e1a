import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

type Quote = {
  readonly text: string;
  readonly language: string | undefined;
  /** Whether it has a link to the post's own media. */
  readonly showsMedia: boolean;
  /** False if the HTML itself is cut. */
  readonly isClosed: boolean;
};

/** Reads the blockquote of an embedded post; undefined if there is none. */
export function readBlockquote(html: string): Quote | undefined {
  const quote = first(parseFragment(html), "blockquote");
  const paragraph = quote && first(quote, "p");
  if (paragraph === undefined) return undefined;
  const links = [...inOrder(paragraph)].filter((node) => isElement(node, "a"));
  return {
    text: textOf(paragraph).trim(),
    language: attribute(paragraph, "lang"),
    showsMedia: links.some(isMediaLink),
    isClosed: html.includes("</blockquote>"),
  };
}

/**
 * The paragraph's text without links to media, and with the t.co URL in place of a link's shortened
 * label.
 */
function textOf(paragraph: Element): string {
  let text = "";
  const replaced = new Set<Node>();
  for (const node of inOrder(paragraph)) {
    const parent = "parentNode" in node ? node.parentNode : null;
    if (parent !== null && replaced.has(parent)) {
      replaced.add(node);
    } else if (isElement(node, "a") && isMediaLink(node)) {
      replaced.add(node);
    } else if (isElement(node, "a") && isShortLink(attribute(node, "href"))) {
      replaced.add(node);
      text += attribute(node, "href");
    } else if (isElement(node, "br")) {
      text += "\n";
    } else if (node.nodeName === "#text" && "value" in node) {
      text += node.value;
    }
  }
  return text;
}

const isShortLink = (href: string | undefined): boolean =>
  /^https?:\/\/t\.co\/\w+$/.test(href ?? "");

const isMediaLink = (link: Element): boolean => {
  const [label] = link.childNodes;
  const shown = label !== undefined && "value" in label ? label.value : "";
  return isShortLink(attribute(link, "href")) && /^pic\.(?:x|twitter)\.com\//.test(shown);
};

const first = (within: Node, tagName: string): Element | undefined => {
  for (const node of inOrder(within)) if (isElement(node, tagName)) return node;
  return undefined;
};

/** All descendants in document order. It does not recurse, because strangers choose the depth. */
function* inOrder(root: Node): Generator<Node> {
  const waiting: Node[] = "childNodes" in root ? root.childNodes.toReversed() : [];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    for (const child of "childNodes" in node ? node.childNodes.toReversed() : []) {
      waiting.push(child);
    }
  }
}

const isElement = (node: Node, tagName: string): node is Element =>
  "tagName" in node && node.tagName === tagName;

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((attr) => attr.name === name)?.value;
