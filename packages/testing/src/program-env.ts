import { fileURLToPath } from "node:url";

/**
 * The environment of the programs that tests start. No other variable of the person who runs the tests is
 * passed on. The compile cache is shared, so that suites start faster.
 */
export const programEnv = {
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: fileURLToPath(
    new URL("../../../node_modules/.cache/memory-tests", import.meta.url),
  ),
};
