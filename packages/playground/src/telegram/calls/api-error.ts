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
