/** Traffic counts as steady when this many messages came within the window. */
const steady = { messages: 20, windowMs: 250 };

/** Tells whether traffic is steady. Then company is worth waiting for, since SQS is paid by the request. */
export function createTraffic() {
  const arrivals: { at: number; count: number }[] = [];
  /** Takes note of messages that came just now. */
  return function isSteadyAfter(count: number): boolean {
    const now = performance.now();
    arrivals.push({ at: now, count });
    while (arrivals[0] !== undefined && arrivals[0].at < now - steady.windowMs) arrivals.shift();
    return arrivals.reduce((sum, arrival) => sum + arrival.count, 0) >= steady.messages;
  };
}
