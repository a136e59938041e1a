/** Formats bytes for a person: "812 bytes", "3.4 MB". */
export function saySize(bytes: number): string {
  const [size, unit] = units.find(([size]) => bytes >= size) ?? [1, "bytes"];
  const amount = bytes / size;
  return `${size === 1 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${unit}`;
}

const units: [number, string][] = [
  [1e9, "GB"],
  [1e6, "MB"],
  [1e3, "KB"],
];
