/** Decodes in one pass, so that `&amp;lt;` becomes `&lt;` and not `<`. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_, name: "amp" | "lt" | "gt") => characters[name]);

const characters = { amp: "&", lt: "<", gt: ">" } as const;
