/** The fields' old names, which X accepts beside the new ones. */
const fields = {
  "tweet.fields":
    "article,attachments,author_id,card_uri,community_id,conversation_id,created_at,display_text_range,edit_controls,edit_history_tweet_ids,entities,in_reply_to_user_id,lang,media_metadata,note_tweet,paid_partnership,possibly_sensitive,public_metrics,referenced_tweets,reply_settings,source,withheld",
  expansions:
    "author_id,attachments.media_keys,attachments.poll_ids,attachments.media_source_tweet,referenced_tweets.id,referenced_tweets.id.author_id,referenced_tweets.id.attachments.media_keys,article.cover_media,article.media_entities",
  "media.fields":
    "media_key,type,url,preview_image_url,width,height,duration_ms,alt_text,variants,public_metrics",
  "user.fields":
    "id,name,username,profile_image_url,verified,verified_type,protected,created_at,public_metrics,withheld",
  "poll.fields": "id,options,duration_minutes,end_datetime,voting_status",
};

/**
 * Path and query of a request for these posts. The path for one id also names its recorded
 * response.
 */
export const postsPath = (ids: readonly string[]): string =>
  `/2/tweets?${new URLSearchParams({ ids: ids.join(","), ...fields })}`;
