import { fetcher } from "@memory/shared/programs/fetcher";
import { runService } from "@memory/shared/service/run-service";
import { fetcherConfig } from "./config.ts";
import { createFetcher } from "./service.ts";

runService({ declaration: fetcher, schema: fetcherConfig, create: createFetcher }, process.env);
