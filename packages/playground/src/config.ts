import { commonConfig, portConfig } from "@memory/shared/process/config";
import { z } from "zod";

export const PlaygroundConfig = z.object({ ...commonConfig, ...portConfig.playground });
