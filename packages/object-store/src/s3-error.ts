/** An answer in S3's words: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const noSuchKey = () => new S3Error(404, "NoSuchKey", "The specified key does not exist.");
export const noSuchBucket = () =>
  new S3Error(404, "NoSuchBucket", "The specified bucket does not exist");
export const notImplemented = (what: string) =>
  new S3Error(501, "NotImplemented", `${what} is not implemented`);
export const preconditionFailed = () =>
  new S3Error(
    412,
    "PreconditionFailed",
    "At least one of the pre-conditions you specified did not hold",
  );
export const badDigest = (name: string) =>
  new S3Error(400, "BadDigest", `The ${name} you specified did not match the calculated checksum.`);
export const incompleteBody = () =>
  new S3Error(
    400,
    "IncompleteBody",
    "You did not provide the number of bytes specified by the Content-Length HTTP header",
  );
