import { type ProgramName, programs } from "../../programs/programs.ts";

/** Ends with 0 if the container's program answers 2xx at the path that is given, else at its own. */
const { health } = programs[process.env.SERVICE as ProgramName];
if (health !== undefined) {
  const { variable, port, live } = health;
  const url = `http://127.0.0.1:${process.env[variable] || port}${process.argv[2] ?? live}`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  process.stdout.write(`${(await answer.text()).slice(0, 500)}\n`);
  process.exitCode = answer.ok ? 0 : 1;
}
