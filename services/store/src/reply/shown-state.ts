import type { LinkState } from "./link-state.ts";

/** What a reply shows of a link: its state, or that it has none yet. */
export type ShownState = LinkState | { readonly kind: "looking-up" };
