import { randomBytes } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const credentialsFile = "aws-credentials";

/** A random access key. It is also its own secret, since the emulators check no signatures. */
export const newEmulatorKey = (): string => randomBytes(24).toString("hex");

/**
 * Keeps the key where only this user can read it, in the form of AWS's shared credentials file, so that
 * any AWS client can use it: `AWS_SHARED_CREDENTIALS_FILE=data/aws-credentials aws dynamodb …`.
 */
export function writeCredentials(dataDir: string, key: string): void {
  const text = `[default]\naws_access_key_id = ${key}\naws_secret_access_key = ${key}\n`;
  writePrivately(join(dataDir, credentialsFile), text);
}

/** Writes a file atomically, so that nobody reads half of it, and with mode 0600. */
export function writePrivately(path: string, text: string): void {
  rmSync(`${path}.new`, { force: true });
  writeFileSync(`${path}.new`, text, { mode: 0o600, flag: "wx" });
  renameSync(`${path}.new`, path);
}
