/** The HTTP answer of a source. */
export type Answer = { status: number; type: string; body: string };

const jsonType = "application/json; charset=utf-8";

export const json = (status: number, body: unknown): Answer => ({
  status,
  type: jsonType,
  body: JSON.stringify(body),
});

export const plain = (status: number, type: string, body: string): Answer => ({
  status,
  type,
  body,
});
