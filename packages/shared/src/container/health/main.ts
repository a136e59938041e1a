import { programNamed } from "../../programs/all.ts";
import { portVariable } from "../../programs/program.ts";

/** Ends with 0 if the container's program answers 2xx at the path that is given, else at its own. */
const { name, port, livePath } = programNamed(process.env.SERVICE ?? "");
if (port !== undefined) {
  const path = process.argv[2] ?? livePath;
  const url = `http://127.0.0.1:${process.env[portVariable(name)] || port}${path}`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  process.stdout.write(`${(await answer.text()).slice(0, 500)}\n`);
  process.exitCode = answer.ok ? 0 : 1;
}
