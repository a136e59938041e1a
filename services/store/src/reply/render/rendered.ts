/** A reply as Telegram takes it. */
export type Rendered = { readonly html: string; readonly buttons: readonly Button[][] };

export type Button =
  | { readonly text: string; readonly url: string }
  | { readonly text: string; readonly callback_data: string };

/** Visible characters. Telegram takes 4096; the rest is a reserve. */
export const maxLength = 4000;
