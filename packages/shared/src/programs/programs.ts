/** What runs as a process of its own, whether the launcher starts it or a container. */
export type ProgramName = "ingest" | "fetcher" | "store" | "library" | "playground" | "provision";

type Program = {
  /** Below the workspace's root. */
  readonly main: string;
  readonly heapFlags: readonly string[];
  /** Where it tells how it is; a program without one only runs to its end. */
  readonly health?: { readonly variable: string; readonly port: number; readonly live: string };
};

/** So that a service stays within 150 MB, and library, which holds whole lists, within 300. */
const smallHeap = ["--max-semi-space-size=2", "--max-old-space-size=64"];
const libraryHeap = ["--max-semi-space-size=4", "--max-old-space-size=192"];

export const programs: Readonly<Record<ProgramName, Program>> = {
  ingest: service("ingest", smallHeap, 8081),
  fetcher: service("fetcher", smallHeap, 8082),
  store: service("store", smallHeap, 8083),
  library: service("library", libraryHeap, 8084),
  playground: {
    main: "packages/playground/src/main.ts",
    heapFlags: [],
    health: { variable: "PLAYGROUND_PORT", port: 8080, live: "/" },
  },
  provision: { main: "packages/provision/src/main.ts", heapFlags: [] },
};

function service(name: string, heapFlags: string[], port: number): Program {
  const variable = `${name.toUpperCase()}_PORT`;
  const main = `services/${name}/src/main.ts`;
  return { main, heapFlags, health: { variable, port, live: "/health/live" } };
}
