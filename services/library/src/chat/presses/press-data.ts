import { UserId } from "@memory/shared/contracts/bounded";

/**
 * What a button of the library asks for, as `l1:<name>:<owner>:<args…>`, in at most 64 bytes, as Telegram
 * wants it. `name` is a key of `presses` in `all.ts`.
 */
export function pressData(name: string, owner: string, ...args: readonly (string | number)[]) {
  const data = ["l1", name, owner, ...args].join(":");
  if (Buffer.byteLength(data) > 64) throw new Error(`a button carries too much: ${name}`);
  return data;
}

export type PressData = {
  readonly name: string;
  /** The person whom the button is for. */
  readonly owner: string;
  readonly args: readonly string[];
};

/** Undefined for data that `pressData` did not make. */
export function readPressData(data: string): PressData | undefined {
  const [version, name, owner, ...args] = data.split(":");
  if (version !== "l1" || name === undefined || !UserId.safeParse(owner).success) return undefined;
  return { name, owner: owner as string, args };
}
