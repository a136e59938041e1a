import type { Link } from "@memory/shared/contracts/link";
import type { TweetRequested } from "@memory/shared/contracts/tweet-requested";
import type { Place } from "@memory/shared/telegram/place";
import type { LinkState } from "../link-state.ts";

/** A link's new state, with all that is needed to create its message's row. */
export type ReplyUpdate = {
  readonly userId: string;
  readonly origin: TweetRequested["origin"];
  readonly place: Place;
  readonly links: readonly Link[];
  /** The number of links beyond what one message may hold; undefined leaves it as it is. */
  readonly leftOut?: number | undefined;
  /** The person's language as Telegram gives it; undefined leaves it as it is. */
  readonly languageCode?: string | undefined;
  /** Names the job: the same in every delivery of the same work. */
  readonly job: string;
  readonly linkKey: string;
  readonly state: LinkState;
  /** See `StampedState`. */
  readonly changedAt: string;
  /**
   * When the person asked for it (ISO-8601 UTC). Undefined for work that nobody asked for, such as a
   * repair: a later delivery of it may end without showing anything, so no row can rely on its return.
   */
  readonly askedAt: string | undefined;
  /** Telegram's number of the update that asked for it, if there is one. */
  readonly updateId?: number | undefined;
};
