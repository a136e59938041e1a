import { type ExitMessage, readCommandLine, refusal } from "@memory/shared/process/command-line";
import { help } from "./help.ts";

export type Flags = {
  readonly command: "synth" | "deploy";
  /** Settings from the command line. They override those in cdk.json. */
  readonly context: Readonly<Record<string, string>>;
  readonly out: string | undefined;
  readonly isApproved: boolean;
};

/** Reads the command line. Gives the message to end with if it asks for help or is wrong. */
export function readFlags([command, ...args]: string[]): Flags | ExitMessage {
  if (command !== "synth" && command !== "deploy")
    return refusal("deploy", "the command is synth or deploy");
  return readCommandLine(
    {
      name: "deploy",
      help,
      options: {
        context: { type: "string", short: "c", multiple: true, default: [] },
        ...(command === "synth" ? { out: { type: "string" } } : { yes: { type: "boolean" } }),
      } as const,
      read(values): Flags {
        const { context = [], out, yes = false } = values as Values;
        return {
          command,
          context: Object.fromEntries(context.map(toSetting)),
          out,
          isApproved: yes,
        };
      },
    },
    args,
  );
}

/** `synth` knows `--out` alone, `deploy` knows `--yes` alone. */
type Values = { context?: string[]; out?: string; yes?: boolean };

function toSetting(text: string): [name: string, value: string] {
  if (!/^[^=]+=/.test(text)) throw new Error(`-c takes name=value, not ${text}`);
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
}
