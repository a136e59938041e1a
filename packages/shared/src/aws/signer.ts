import { createHmac, createSecretKey, hash, type KeyObject } from "node:crypto";

type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

type Request = {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array;
};

type SigningOptions = {
  readonly signingDate?: Date | string | number;
  readonly signingRegion?: string;
  readonly signingService?: string;
};

/** The configuration of a client of the SDK, which renews credentials before they expire. */
type ClientConfig = {
  readonly credentials: () => Promise<Credentials>;
  readonly region: () => Promise<string>;
};

const algorithm = "AWS4-HMAC-SHA256";

/**
 * A `signer` for a client of the SDK: Signature Version 4 of a request without a query. It gives the same
 * signature as the SDK's own signer for less CPU time, since it derives the signing key once a day and
 * hashes synchronously.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function createSigner(service: string, config: () => ClientConfig) {
  let last: { secret: string; scope: string; key: KeyObject } | undefined;

  const signingKey = (secret: string, scope: string): KeyObject => {
    if (last?.secret !== secret || last.scope !== scope) {
      const first = Buffer.from(`AWS4${secret}`);
      // As a KeyObject it costs 5 µs a signature, as a Buffer 35.
      last = { secret, scope, key: createSecretKey(scope.split("/").reduce(hmac, first)) };
    }
    return last.key;
  };

  return {
    async sign<R extends Request>(request: R, options: SigningOptions = {}): Promise<R> {
      const { signingDate, signingRegion, signingService = service } = options;
      const { accessKeyId, secretAccessKey, sessionToken } = await config().credentials();
      const region = signingRegion ?? (await config().region());
      const time = timestamp(signingDate === undefined ? new Date() : new Date(signingDate));
      const scope = `${time.slice(0, 8)}/${region}/${signingService}/aws4_request`;

      const headers: Record<string, string> = {
        ...request.headers,
        "x-amz-date": time,
        ...(sessionToken === undefined ? {} : { "x-amz-security-token": sessionToken }),
      };
      const names = Object.keys(headers).sort();
      const signedHeaders = names.join(";");
      const canonicalRequest = [
        request.method,
        request.path.split("/").map(encodeURIComponent).join("/"),
        "",
        ...names.map((name) => `${name}:${headers[name]}`),
        "",
        signedHeaders,
        sha256(request.body ?? ""),
      ].join("\n");
      const toSign = [algorithm, time, scope, sha256(canonicalRequest)].join("\n");
      const signature = hmac(signingKey(secretAccessKey, scope), toSign).toString("hex");
      const authorization = `${algorithm} Credential=${accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
      return { ...request, headers: { ...headers, authorization } };
    },
  };
}

/** `20260102T030405Z` */
const timestamp = (date: Date): string =>
  `${date.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;

const sha256 = (text: string | Uint8Array): string => hash("sha256", text);

const hmac = (key: Buffer | KeyObject, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();
