import { standInToken } from "@memory/shared/programs/stand-ins";
import { Pool } from "undici";

/** Calls the playground's Bot API without any library. Throws if it refuses. */
export function createTelegram(playground: string) {
  const pool = new Pool(playground, { connections: 64 });
  return async (method: string, params: object): Promise<unknown> => {
    const { statusCode, body } = await pool.request({
      method: "POST",
      path: `/bot${standInToken}/${method}`,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(params),
    });
    const answer = (await body.json()) as { ok: boolean; result: unknown };
    if (!answer.ok) throw new Error(`${method}: ${statusCode}`);
    return answer.result;
  };
}
