import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { StartError } from "../errors.ts";

type Env = Record<string, string | undefined>;

/**
 * Completes an environment by a file such as `.env`, if there is one; what is set already stays. Reads UTF-8
 * and UTF-16, with or without a byte order mark. Throws a StartError for any other file: a variable that is
 * overlooked, such as ALLOWED_USERS, would open the bot to everyone.
 */
export function loadEnvFile(env: Env, path = ".env"): void {
  const bytes = readIfThere(path);
  if (bytes === undefined) return;
  // Node knows no line that ends with a carriage return alone, and would read one long value.
  const text = decode(bytes, path).replace(/\r\n?/g, "\n");
  const variables = parseEnv(text);
  for (const name of Object.keys(variables))
    if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name))
      throw new StartError(
        `${path} has a variable ${visible(name)}, with characters that no name has; write the line anew`,
      );
  for (const [name, value] of Object.entries(variables)) env[name] ??= value;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new StartError(`${path} cannot be read (${code})`);
  }
}

function decode(bytes: Buffer, path: string): string {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!/[\0\ufffd]/.test(text)) return text;
  } catch {
    // Told below, as for a text with NUL in it.
  }
  throw new StartError(`${path} is not text in UTF-8; save it as UTF-8`);
}

/** By the byte order mark, or by the zero that every second byte of an ASCII character is in UTF-16. */
function encodingOf([first, second]: Buffer): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return "utf-8";
}

/** A name of which every character can be seen. */
const visible = (name: string): string =>
  name.replace(/[^\x21-\x7e]/gu, (each) => `\\u{${each.codePointAt(0)?.toString(16)}}`);
