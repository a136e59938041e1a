import { decodeEmulatorKeys, type EmulatorKeys, emulatorKeyFor } from "./emulator-keys.ts";

export type RegionConfig = {
  AWS_DEFAULT_REGION: string;
  AWS_REGION?: string | undefined;
  AWS_ENDPOINT_URL?: string | undefined;
  /** The keys of emulators that insist on one. Default: those in EMULATOR_KEYS. */
  emulatorKeys?: EmulatorKeys;
};

/** Where a client of the SDK sends its calls, and with whose credentials. */
export function endpointOptions(config: RegionConfig, specificEndpoint: string | undefined) {
  const endpoint = specificEndpoint ?? config.AWS_ENDPOINT_URL;
  return {
    region: config.AWS_REGION ?? config.AWS_DEFAULT_REGION,
    ...(endpoint === undefined ? {} : { endpoint, ...emulatorOptions(endpoint, config) }),
  };
}

/** Emulators other than our own take any credentials, but the SDK insists on some. */
function emulatorOptions(endpoint: string, config: RegionConfig) {
  const keys = config.emulatorKeys ?? decodeEmulatorKeys(process.env.EMULATOR_KEYS);
  const key = emulatorKeyFor(endpoint, keys);
  if (key !== undefined) return ownEmulatorOptions(key);
  return process.env.AWS_ACCESS_KEY_ID === undefined && process.env.AWS_PROFILE === undefined
    ? { credentials: { accessKeyId: "emulator", secretAccessKey: "emulator" } }
    : {};
}

/**
 * For emulators that we started ourselves nothing of a person's shell or ~/.aws counts: a profile that is
 * not logged in, or a flag such as AWS_USE_FIPS_ENDPOINT, would fail every call.
 */
const ownEmulatorOptions = (key: string) => ({
  region: "us-east-1",
  credentials: { accessKeyId: key, secretAccessKey: key },
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  retryMode: "standard",
  defaultsMode: "legacy" as const,
  accountIdEndpointMode: "disabled" as const,
  authSchemePreference: ["sigv4"],
});
