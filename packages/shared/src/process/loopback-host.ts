/**
 * Whether a Host header names this machine by a loopback name or address. A page on the web can give its own
 * domain name our address (DNS rebinding), but then the browser still sends the domain name as Host.
 */
export const hasLoopbackHost = (host: string | undefined): boolean =>
  /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i.test(host ?? "");
