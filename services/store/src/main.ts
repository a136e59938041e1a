import { store } from "@memory/shared/programs/store";
import { runService } from "@memory/shared/service/run-service";
import { storeConfig } from "./config.ts";
import { createStore } from "./service.ts";

runService({ declaration: store, schema: storeConfig, create: createStore }, process.env);
