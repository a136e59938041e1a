/** One element of an array of the document, as text. */
export type Element = {
  /** The property that the array is in; empty for an array that is the document itself. */
  readonly of: string;
  readonly text: string;
  /** The line that it begins on. */
  readonly line: number;
};

export type SplitJson = {
  elements(chunk: string): Element[];
  /** The property names of a document that is an object. */
  readonly names: ReadonlySet<string>;
  /** Whether the document has ended; false for one that is cut off. */
  isWhole(): boolean;
};

/** Longer elements are cut, so that they are not valid. */
const maxElement = 8_000_000;

const [quote, backslash, comma, colon, newline] = ['"', "\\", ",", ":", "\n"].map(codeOf) as [
  number,
  number,
  number,
  number,
  number,
];
const openers = new Set(["[", "{"].map(codeOf));
const closers = new Set(["]", "}"].map(codeOf));
const openArray = codeOf("[");

/**
 * Cuts a JSON document into the elements of its outermost arrays, chunk by chunk, so that nobody has to hold more
 * than one of them. What stands before the first bracket is passed over, as `window.YTD.like.part0 = `.
 */
export function splitJson(): SplitJson {
  const names = new Set<string>();
  let line = 1;
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let isArrayOutside = false;
  let hasEnded = false;
  /** The depth at which elements of an array stand; 0 outside of such an array. */
  let elementDepth = 0;
  let name = "";
  let string = "";
  let element: { text: string; line: number } | undefined;

  return {
    names,
    isWhole: () => hasEnded,
    elements(chunk) {
      const found: Element[] = [];
      let from = 0;
      const end = (at: number) => {
        if (element === undefined) return;
        const text = element.text + chunk.slice(from, at);
        if (text.trim() !== "") found.push({ of: name, text, line: element.line });
        element = undefined;
      };

      for (let at = 0; at < chunk.length; at += 1) {
        const code = chunk.charCodeAt(at);
        if (code === newline) line += 1;
        if (hasEnded) continue;
        const isHere = elementDepth > 0 && depth === elementDepth;
        if (isHere && element === undefined && code > 32 && code !== comma && !closers.has(code)) {
          element = { text: "", line };
          from = at;
        }
        if (isInString) {
          if (isEscaped) isEscaped = false;
          else if (code === backslash) isEscaped = true;
          else if (code === quote) isInString = false;
          else if (depth === 1 && !isArrayOutside && string.length < 100) string += chunk[at];
          continue;
        }
        if (code === quote && depth > 0) {
          isInString = true;
          string = "";
        } else if (code === colon && depth === 1 && !isArrayOutside) {
          name = string;
          if (names.size < 100) names.add(name);
        } else if (code === comma && isHere) {
          end(at);
        } else if (openers.has(code)) {
          if (depth === 0) isArrayOutside = code === openArray;
          const isOutermost = depth === (isArrayOutside ? 0 : 1);
          depth += 1;
          if (elementDepth === 0 && isOutermost && code === openArray) elementDepth = depth;
        } else if (closers.has(code)) {
          if (isHere) {
            end(at);
            elementDepth = 0;
          }
          depth -= 1;
          if (depth <= 0) hasEnded = true;
        }
      }
      if (element !== undefined && element.text.length < maxElement) {
        element.text += chunk.slice(from);
      }
      return found;
    },
  };
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}
