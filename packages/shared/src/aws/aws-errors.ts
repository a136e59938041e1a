/** What an error of AWS means, by its name. */
export type AwsErrorKind =
  | "outage"
  | "throttled"
  | "no-credentials"
  | "credentials-expired"
  | "credentials-wrong"
  | "access-denied"
  | "queue-missing"
  | "table-missing"
  | "purged-lately";

/**
 * AWS's error names. `isRetryable` says whether the same call may succeed later: after an outage or a
 * throttle, or once somebody has renewed the credentials. The message is at fault for none of these.
 */
const table: readonly { kind: AwsErrorKind; names: RegExp; isRetryable: boolean }[] = [
  {
    kind: "outage",
    names: /Timeout|ServiceUnavailable|InternalServerError|InternalFailure/,
    isRetryable: true,
  },
  {
    kind: "throttled",
    names: /Throttl|ThroughputExceeded|RequestLimitExceeded|TooManyRequests/,
    isRetryable: true,
  },
  { kind: "no-credentials", names: /CredentialsProvider/, isRetryable: true },
  {
    kind: "credentials-expired",
    names: /ExpiredToken|UnrecognizedClient|InvalidClientTokenId/,
    isRetryable: true,
  },
  {
    kind: "credentials-wrong",
    names: /InvalidSignature|SignatureDoesNotMatch|InvalidAccessKeyId/,
    isRetryable: false,
  },
  { kind: "access-denied", names: /AccessDenied|NotAuthorized/, isRetryable: false },
  { kind: "queue-missing", names: /QueueDoesNotExist|NonExistentQueue/, isRetryable: false },
  { kind: "table-missing", names: /ResourceNotFound/, isRetryable: false },
  { kind: "purged-lately", names: /PurgeQueueInProgress/, isRetryable: false },
];

/** What the error means; undefined when its name is not in the table. */
export const awsErrorKind = (error: Error): AwsErrorKind | undefined => entryOf(error)?.kind;

const networkCodes = /^(ECONN|ENOTFOUND|EAI_|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/;

/**
 * Whether the same call may succeed later. Also true for network errors, for answers of status 500 and
 * above, and for what the SDK itself calls retryable.
 */
export function isRetryableAwsError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code, $retryable, $metadata, $response } = error as Error & {
    code?: unknown;
    $retryable?: unknown;
    $metadata?: { httpStatusCode?: number };
    $response?: { statusCode?: number };
  };
  const status = $metadata?.httpStatusCode ?? $response?.statusCode ?? 0;
  return (
    $retryable !== undefined ||
    status >= 500 ||
    networkCodes.test(String(code ?? "")) ||
    entryOf(error)?.isRetryable === true
  );
}

const entryOf = ({ name }: Error) => table.find(({ names }) => names.test(name));
