import { readFileSync, writeFileSync } from "node:fs";
import { askedOrExit } from "@memory/shared/process/command-line";
import { start } from "@memory/shared/process/start";
import { z } from "zod";
import { readFlags } from "./flags.ts";
import { readSettings } from "./settings.ts";

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

const flags = askedOrExit(readFlags(process.argv.slice(2)));

start("deploy", async () => {
  const cdkJson = readFileSync(new URL("../cdk.json", import.meta.url), "utf8");
  const { context } = CdkJson.parse(JSON.parse(cdkJson));
  const settings = readSettings({ ...context, ...flags.context });
  // The CDK takes seconds to load, so it is loaded only after the command line was checked.
  if (flags.command === "synth") {
    const { plainTemplate } = await import("./plain-template.ts");
    const text = `${JSON.stringify(plainTemplate(settings), null, 2)}\n`;
    if (flags.out === undefined) process.stdout.write(text);
    else writeFileSync(flags.out, text);
  } else {
    const { runDeploy } = await import("./run-deploy.ts");
    process.exitCode = await runDeploy(settings, flags, process.env);
  }
});
