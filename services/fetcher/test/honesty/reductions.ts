/** An answer with one part less. `path` names the part: `entities.urls.*.expanded_url`. */
export type Reduction = { readonly path: string; readonly how: string; readonly body: unknown };

/** The fields that hold running text. Cut anywhere, they must not be taken for the whole. */
const textFields = new Set(["text", "plain_text", "html"]);

/** The answer without each of its parts in turn, and with each of its texts cut in turn. */
export function* reductionsOf(value: unknown, path = ""): Generator<Reduction> {
  const key = path.split(".").at(-1) ?? "";
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      const at = `${path}.*`;
      const how = index > 0 && index === value.length - 1 ? "without the last of" : "without";
      yield { path: at, how, body: value.toSpliced(index, 1) };
      for (const { body, ...rest } of reductionsOf(entry, at)) {
        yield { ...rest, body: value.with(index, body) };
      }
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      const at = path === "" ? name : `${path}.${name}`;
      const { [name]: _, ...others } = value as Record<string, unknown>;
      yield { path: at, how: "without", body: others };
      for (const { body, ...rest } of reductionsOf(part, at)) {
        yield { ...rest, body: { ...value, [name]: body } };
      }
    }
  } else if (typeof value === "string" && /^\s*\{/.test(value)) {
    for (const { body, ...rest } of reductionsOf(JSON.parse(value), path)) {
      yield { ...rest, body: JSON.stringify(body) };
    }
  } else if (typeof value === "string" && textFields.has(key)) {
    for (const [how, body] of key === "html" ? cutsWithin(value) : cutsOf(value)) {
      yield { path, how, body };
    }
  }
}

/** Cuts the paragraph of an embedded post, and leaves its HTML whole. */
function* cutsWithin(html: string): Generator<[string, string]> {
  const [, before = "", text = "", after = ""] =
    /^(.*<p\b[^>]*>)([^<]*).*(<\/p>.*)$/s.exec(html) ?? [];
  for (const [how, cut] of cutsOf(text)) yield [how, before + cut + after];
  yield ["cut", html.slice(0, before.length + text.length / 2)];
}

function* cutsOf(text: string): Generator<[string, string]> {
  const characters = [...text];
  const words = text.split(" ");
  for (const share of [0.3, 0.6, 0.95]) {
    yield ["cut", characters.slice(0, characters.length * share).join("")];
    const begun = words.slice(0, words.length * share).join(" ");
    yield ["cut with an ellipsis", `${begun}…`];
    yield ["cut with a short link", `${begun} https://t.co/AbCdEfGhIj`];
    yield ["cut with an ellipsis and a short link", `${begun}… https://t.co/AbCdEfGhIj`];
  }
}
