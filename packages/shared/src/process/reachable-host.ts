const loopback = "127.0.0.1";

/** The host of an address at which a server that listens on `host` can be reached from the same machine. */
export function reachableHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return loopback;
  return host.includes(":") ? `[${host}]` : host;
}
