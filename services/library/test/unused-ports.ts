import type { Ports } from "../src/ports.ts";

/** Fails the test at the first touch. */
const untouchable = (port: string) =>
  new Proxy({} as never, {
    get: (_, name) => {
      throw new Error(`${port}.${String(name)} was touched`);
    },
  });

/** Ports that a test expects nobody to use. */
export const unusedPorts: Ports = {
  archive: untouchable("archive"),
  people: untouchable("people"),
  answers: untouchable("answers"),
  exporter: untouchable("exporter"),
  forgetting: untouchable("forgetting"),
  files: untouchable("files"),
  send: async () => {
    throw new Error("something was sent");
  },
  log: untouchable("log"),
};
