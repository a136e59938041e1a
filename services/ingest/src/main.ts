import { ingest } from "@memory/shared/programs/ingest";
import { runService } from "@memory/shared/service/run-service";
import { IngestConfig } from "./config.ts";
import { createIngest } from "./service.ts";

runService({ declaration: ingest, schema: IngestConfig, create: createIngest }, process.env);
