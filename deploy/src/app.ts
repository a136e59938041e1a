import { start } from "@memory/shared/process/start";
import { App } from "aws-cdk-lib";
import { readSettings } from "./settings.ts";
import { createStack, fillStack } from "./stack/stack.ts";

/** What the CDK's own command runs. */
start("deploy", async () => {
  const app = new App({ analyticsReporting: false });
  const settings = readSettings(app.node.getAllContext());
  fillStack(createStack(app, settings), settings);
  app.synth();
});
