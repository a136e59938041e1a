import { fileURLToPath } from "node:url";

/**
 * What a program gets that a test starts: of the variables of whoever runs the tests no other gets
 * through, and what is compiled for one suite need not be for the next.
 */
export const programEnv = {
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: fileURLToPath(
    new URL("../../../node_modules/.cache/memory-tests", import.meta.url),
  ),
};
