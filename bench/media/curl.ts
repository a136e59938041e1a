import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Downloads files with `curl --parallel`, so many at once, and resolves with the seconds that it took. */
export async function curlSeconds(urls: readonly string[], atOnce: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "memory-curl-"));
  try {
    const list = urls.map((url, index) => `url = "${url}"\noutput = "${join(folder, `${index}`)}"`);
    const config = join(folder, "list");
    await writeFile(config, list.join("\n"));
    const startedAt = performance.now();
    const flags = ["--parallel", "--parallel-max", String(atOnce), "--fail", "--silent"];
    await run("curl", [...flags, "--config", config]);
    return (performance.now() - startedAt) / 1000;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
