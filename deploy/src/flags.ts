import { parseArgs } from "node:util";
import { help } from "./help.ts";

export type Flags = {
  readonly command: "synth" | "deploy";
  /** Settings of the command line, over those in cdk.json. */
  readonly context: Readonly<Record<string, string>>;
  readonly out: string | undefined;
  readonly isApproved: boolean;
};

/** What the command line asks for, or what to tell whoever asked for something else. */
export function readFlags(args: string[]): Flags | { say: string; exitCode: number } {
  const [command, ...rest] = args;
  if (command !== "synth" && command !== "deploy") return refusal("the command is synth or deploy");
  try {
    const { values } = parseArgs({
      args: rest,
      options: {
        help: { type: "boolean", short: "h" },
        context: { type: "string", short: "c", multiple: true, default: [] },
        ...(command === "synth" ? { out: { type: "string" } } : { yes: { type: "boolean" } }),
      },
    });
    if (values.help) return { say: help, exitCode: 0 };
    const wrong = values.context.find((setting) => !/^[^=]+=/.test(setting));
    if (wrong !== undefined) return refusal(`-c takes name=value, not ${wrong}`);
    const context = values.context.map((setting) => {
      const at = setting.indexOf("=");
      return [setting.slice(0, at), setting.slice(at + 1)] as const;
    });
    const { out, yes } = values as { out?: string; yes?: boolean };
    return { command, context: Object.fromEntries(context), out, isApproved: yes ?? false };
  } catch (error) {
    return refusal(error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? "") : `${error}`);
  }
}

const refusal = (problem: string) => ({
  say: `deploy: ${problem}; --help tells what there is`,
  exitCode: 2,
});
