import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Attempt } from "./attempts.ts";

/** `nobody`, by the number that it has on Linux and BSD. */
const nobody = 65_534;

/** Why it is not possible here; undefined if it is. */
export const whyNot: string | undefined =
  process.getuid?.() === 0
    ? undefined
    : "only root can start a program as another user: other users of the machine are not tested";

const script = `
  const { readdirSync, readFileSync } = await import("node:fs");
  process.setgroups([]);
  process.setgid(${nobody});
  process.setuid(${nobody});
  const { asked, paths } = JSON.parse(process.argv[1]);
  const told = await Promise.all(asked.map(([url, init]) =>
    fetch(url, init).then(async (answer) => answer.status + " " + await answer.text(), String)));
  const readings = paths.map((path) => {
    try {
      return String(readFileSync(path));
    } catch (error) {
      if (error.code !== "EISDIR") return error.code;
    }
    try {
      return readdirSync(path).join(" ");
    } catch (error) {
      return error.code;
    }
  });
  console.log(JSON.stringify({ told, readings }));
`;

/**
 * What another user of this machine is told: by each call, "<status> <body>" or an error; of each file or
 * folder, its content or an error's code.
 */
export async function asAnotherUser(
  asked: readonly Attempt[],
  paths: readonly string[],
): Promise<{ told: string[]; readings: string[] }> {
  const args = ["--input-type=module", "-e", script, JSON.stringify({ asked, paths })];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: "/",
    env: {},
    maxBuffer: 50_000_000,
  });
  return JSON.parse(stdout);
}
