import { media } from "@memory/shared/programs/media";
import { runService } from "@memory/shared/service/run-service";
import { mediaConfig } from "./config.ts";
import { createMedia } from "./service.ts";

runService({ declaration: media, schema: mediaConfig, create: createMedia }, process.env);
