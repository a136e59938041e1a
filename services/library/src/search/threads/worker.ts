import { parentPort } from "node:worker_threads";
import { TookTooLongError } from "../index/find-tweets.ts";
import { createCalls, NoFileError } from "./calls.ts";
import type { Answer, Ask, Fault } from "./messages.ts";

const calls = createCalls();

parentPort?.on("message", ({ id, name, args }: Ask) => {
  let answer: Answer;
  try {
    // Safe cast: the pool's types have matched the arguments with the call.
    const call = calls[name] as (...args: unknown[]) => unknown;
    answer = { id, value: call(...args) };
  } catch (error) {
    answer = { id, fault: faultOf(error) };
  }
  parentPort?.postMessage(answer);
});

/** SQLite's own words are left out: they may repeat what a person typed or kept. */
function faultOf(error: unknown): Fault {
  if (error instanceof TookTooLongError) return { kind: "too-long", why: error.message };
  const { code, errcode, stack } = error as { code?: string; errcode?: number; stack?: string };
  if (code === "ERR_SQLITE_ERROR") return { kind: "file", why: `SQLite's error ${errcode}` };
  if (error instanceof NoFileError) return { kind: "file", why: "it is gone" };
  return { kind: "failed", why: code ?? stack ?? "unknown" };
}
