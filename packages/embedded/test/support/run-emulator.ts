import { createLog } from "@memory/shared/process/log";
import { programEnv } from "@memory/testing/program-env";
import { until } from "@memory/testing/until";
import { choosePorts } from "../../src/ports.ts";
import { supervise } from "../../src/supervise.ts";

export type EmulatorName = "sqs" | "dynamodb" | "s3";

/** Runs a supervised emulator and records the ids of its processes and what it writes to standard error. */
export async function runEmulator(name: EmulatorName, folder: string) {
  const { port } = await choosePorts({ port: { host: "127.0.0.1", port: 0 } });
  const pids: number[] = [];
  const complaints: string[] = [];
  let isMisconfigured = false;
  const note = (line: string) => {
    const { msg, pid } = JSON.parse(line) as { msg: string; pid: number };
    if (msg === "started") pids.push(pid);
  };
  const emulator = supervise(
    {
      name,
      main: new URL(`../../src/emulators/${name}.ts`, import.meta.url),
      args: ["--port", String(port), "--folder", folder, "--any-key"],
      env: programEnv,
    },
    {
      output: { line: () => {}, say: () => {}, complaint: (_, text) => complaints.push(text) },
      log: createLog("test", "info", { write: note }),
      onMisconfigured: () => {
        isMisconfigured = true;
      },
    },
  );
  const url = `http://127.0.0.1:${port}/`;
  const ready = until(`${name} to answer`, () => answers(port));
  return {
    ...emulator,
    port,
    url,
    pids,
    complaints,
    ready,
    /** Whether it ended for good because of its configuration. */
    isMisconfigured: () => isMisconfigured,
  };
}

export async function answers(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
  return response?.ok === true;
}
