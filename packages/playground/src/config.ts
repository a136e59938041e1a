import { commonConfig } from "@memory/shared/process/config";
import { playground } from "@memory/shared/programs/playground";
import { portConfig } from "@memory/shared/programs/port-config";
import { z } from "zod";

export const PlaygroundConfig = z.object({ ...commonConfig, ...portConfig(playground) });
