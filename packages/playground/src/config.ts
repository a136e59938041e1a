import { commonConfig, portConfig } from "@memory/shared/config";
import { z } from "zod";

export const PlaygroundConfig = z.object({ ...commonConfig, ...portConfig.playground });
