import { Name, Url } from "@memory/shared/contracts/bounded";
import { z } from "zod";

const permalink = /^https?:\/\/(?:x|twitter)\.com\/(\w{1,50})\/status\/(\d{1,20})(?:[/?#]|$)/;

export const Oembed = z.object({
  url: Url.transform((url, context) => {
    const [, handle, id] = permalink.exec(url) ?? [];
    if (handle !== undefined && id !== undefined) return { handle, id };
    context.addIssue({ code: "custom", message: "names no post" });
    return z.NEVER;
  }),
  author_name: Name,
  html: z.string().max(50_000),
});
export type Oembed = z.output<typeof Oembed>;
