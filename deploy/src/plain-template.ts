import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, DefaultStackSynthesizer, type IStackSynthesizer } from "aws-cdk-lib";
import { withParameters } from "./parameters.ts";
import type { Settings } from "./settings.ts";
import { createStack, fillStack } from "./stack/stack.ts";

/** The CloudFormation template for those who deploy without the CDK. Needs neither AWS nor Docker. */
export function plainTemplate(settings: Settings): unknown {
  const outdir = mkdtempSync(join(tmpdir(), "memory-synth-"));
  try {
    const app = new App({ outdir, analyticsReporting: false, treeMetadata: false });
    const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
    const options = { synthesizer: synthesizer as IStackSynthesizer };
    const stack = createStack(app, settings, options);
    fillStack(stack, withParameters(stack, settings));
    return app.synth().getStackByName(stack.stackName).template;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
