import { library } from "@memory/shared/programs/library";
import { runService } from "@memory/shared/service/run-service";
import { libraryConfig } from "./config.ts";
import { createLibrary } from "./service.ts";

runService({ declaration: library, schema: libraryConfig, create: createLibrary }, process.env);
