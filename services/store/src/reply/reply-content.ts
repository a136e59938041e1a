import type { Link } from "@memory/shared/contracts/link";
import type { Place } from "@memory/shared/telegram/place";
import type { LinkState } from "./link-state.ts";

/** What a reply is rendered from. */
export type ReplyContent = {
  /** The person whose tweets these are, and who alone may press the buttons. */
  readonly userId: string;
  readonly place: Place;
  /** Every link of the message, of its editions and of its album, in order. */
  readonly links: readonly Link[];
  /** How many links of the message were more than one message may hold. */
  readonly leftOut: number;
  /** By the link's key. A link without a state is still being looked up, or was refused. */
  readonly states: ReadonlyMap<string, { readonly state: LinkState }>;
};
