type Parameters = { retry_after?: number; migrate_to_chat_id?: number };

/** A refusal in Telegram's words, which is answered as `{ok: false, …}`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: number;
  readonly parameters: Parameters | undefined;

  constructor(code: number, description: string, parameters?: Parameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (words: string) => new ApiError(400, `Bad Request: ${words}`);

type Reason = "IMAGE_PROCESS_FAILED" | "PHOTO_INVALID_DIMENSIONS" | "WEBPAGE_CURL_FAILED";

/** Telegram understood the call, but cannot show its file. An album's refusal tells the reason itself. */
export class ProcessingError extends ApiError {
  readonly reason: Reason;

  constructor(reason: Reason) {
    const isOfUrl = reason === "WEBPAGE_CURL_FAILED";
    super(400, `Bad Request: ${isOfUrl ? "failed to get HTTP URL content" : reason}`);
    this.reason = reason;
  }
}
