import type { Format } from "../slice.ts";

/** `README.txt`, with the line ends of every system's editor. */
export const readme: Format = (slice, labels) => [
  { path: "README.txt", content: labels.readme(slice).replaceAll("\n", "\r\n") },
];
