import { fetcher } from "./fetcher.ts";
import { ingest } from "./ingest.ts";
import { library } from "./library.ts";
import { media } from "./media.ts";
import { playground } from "./playground.ts";
import type { Program } from "./program.ts";
import { provision } from "./provision.ts";
import { store } from "./store.ts";

/** Every service, in the order in which a message travels. */
export const services = [ingest, fetcher, store, library, media] as const;
export type ServiceName = (typeof services)[number]["name"];
export const serviceNames: readonly ServiceName[] = services.map(({ name }) => name);

const programs = [...services, playground, provision] as const;
export type ProgramName = (typeof programs)[number]["name"];
export const programNames: readonly ProgramName[] = programs.map(({ name }) => name);

/** The program with that name; throws if there is none. */
export function programNamed(name: string): Program {
  const found = programs.find((program) => program.name === name);
  if (found === undefined) throw new Error(`there is no program ${name}`);
  return found;
}
