import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** The message a command ends with, and its exit code. */
export type ExitMessage = { readonly say: string; readonly exitCode: number };

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options }>
>["values"];

type CommandLine<Options extends ParseArgsOptionsConfig, Asked> = {
  /** The prefix of every message. */
  readonly name: string;
  readonly help: string;
  /** Options in the form of `parseArgs`. `--help` and `-h` are added. */
  readonly options: Options;
  /** Whether arguments without an option's name are taken. Default: they are refused. */
  readonly allowPositionals?: boolean;
  /** Checks the values. Throws an Error with one sentence for what it does not take. */
  readonly read: (values: Values<Options>, positionals: readonly string[]) => Asked | ExitMessage;
};

/**
 * Parses the arguments with `parseArgs`, then checks them with `read`. Gives the result, or the message
 * to end with: the help, or one sentence that says what is wrong.
 */
export function readCommandLine<Options extends ParseArgsOptionsConfig, Asked>(
  { name, help, options, allowPositionals = false, read }: CommandLine<Options, Asked>,
  args: string[],
): Asked | ExitMessage {
  try {
    const { help: wantsHelp, ...parsed } = parse(args, options, allowPositionals);
    if (wantsHelp) return { say: help, exitCode: 0 };
    return read(parsed.values as Values<Options>, parsed.positionals);
  } catch (error) {
    return refusal(name, error instanceof Error ? error.message : String(error));
  }
}

/** The message for a wrong command line: exit code 2, and a hint at `--help`. */
export const refusal = (name: string, problem: string): ExitMessage => ({
  say: `${name}: ${problem}; --help tells what there is`,
  exitCode: 2,
});

/** Returns what was asked for. If there is only a message to end with, ends the process with it. */
export function askedOrExit<Asked extends object>(asked: Asked | ExitMessage): Asked {
  if ("say" in asked) return exitSaying(asked);
  return asked;
}

/** Writes the message to standard output, or to standard error unless the exit code is 0, and ends. */
export function exitSaying({ say, exitCode }: ExitMessage): never {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${say}\n`);
  process.exit(exitCode);
}

function parse(args: string[], options: ParseArgsOptionsConfig, allowPositionals: boolean) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...options, help: { type: "boolean", short: "h" } },
      allowPositionals,
    });
    const { help, ...others } = values;
    return { help, values: others, positionals };
  } catch (error) {
    throw new Error(firstSentence(error instanceof Error ? error.message : String(error)));
  }
}

/** Keeps the first sentence of Node's message; the rest is advice about dashes. */
const firstSentence = (text: string): string => text.split(/\.(?:\s|$)|\n/)[0] ?? text;
