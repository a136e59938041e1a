import type { SourceName } from "@memory/shared/contracts/tweet";

type Entry = {
  readonly source: SourceName;
  readonly why: string;
  /** How the answer was reduced, by which field, and the part of the tweet that goes with it. */
  readonly losses: readonly string[];
};

const entityFields = [
  "entities",
  "entities.urls",
  "entities.urls.*",
  "entities.urls.*.url",
  "entities.urls.*.expanded_url",
];

/**
 * The losses that an answer has no sign of. One that can be detected after all does not belong here: the
 * test fails until it is taken out.
 */
export const noSign: readonly Entry[] = [
  {
    source: "syndication",
    why: "the post's last link is the card's own, for which they often have no entity; the card is read",
    losses: entityFields.flatMap((field) => [
      ...["amplify", "player", "3691:audiospace", "7452:broadcast"].flatMap((card) =>
        field.endsWith("expanded_url") && /player|broadcast/.test(card)
          ? []
          : `without ${field}: text beside ${card}`,
      ),
      `without ${field}: card`,
      `without ${field}: card's page`,
    ]),
  },
  {
    source: "syndication",
    why: "a film's card needs no title and no page; the film is there",
    losses: [
      "without card.binding_values.title: card",
      "without card.binding_values.title: card's page",
      "without card.url: card",
      "without card.url: card's page",
    ],
  },
  {
    source: "syndication",
    why: "a card, and a text or a picture in it, are left out where there is none",
    losses: [
      "without card: video",
      "without card.binding_values.promo_image_original: card's picture",
      "without card: card",
      "without card: card's page",
      "without card: card's picture",
      "without card: card's words",
      "without card: photo",
      "without card: poll",
      "without card.binding_values.description: card's words",
      "without card.binding_values.photo_image_full_size_large: card's picture",
    ],
  },
  {
    source: "syndication",
    why: "the same picture is there in a smaller size, and which sizes exist is not told",
    losses: ["without card.binding_values.image_original: photo"],
  },
  {
    source: "syndication",
    why: "a description is left out where there is none; the thinner lists never have it",
    losses: [
      "without mediaDetails: alt text",
      "without mediaDetails.*: alt text",
      "without the last of mediaDetails.*: alt text",
      "without mediaDetails.*.ext_alt_text: alt text",
    ],
  },
  {
    source: "syndication",
    why: "of several films, only the first is told twice, in `video`",
    losses: ["without mediaDetails: gif", "without the last of mediaDetails.*: gif"],
  },
  {
    source: "fxtwitter",
    why: "a part is left out where there is none",
    losses: [
      "without card: card",
      "without card: card's page",
      "without card: card's picture",
      "without card.image: card's picture",
      "without card.image.url: card's picture",
      "without community_note: community note",
      "without media.all.*.altText: alt text",
      "without poll: poll",
      "without article.cover_media: article's picture",
      "without article.content.entityMap.*.value.data.caption: article's text",
    ],
  },
  {
    source: "fxtwitter",
    why: "an option without votes adds nothing to the total",
    losses: ["without the last of poll.choices.*: poll"],
  },
  {
    source: "fxtwitter",
    why: "nothing tells that the last post of a thread goes on",
    losses: ["without the last of thread.*: thread"],
  },
  {
    source: "fxtwitter",
    why: "an article has no length, and a t.co link in it can be the author's own",
    losses: [
      "without article.content.blocks.*: article's text",
      "without the last of article.content.blocks.*: article's text",
      "without article.content.blocks.*.depth: article's text",
      "cut article.content.blocks.*.text: article's text",
      "cut with an ellipsis article.content.blocks.*.text: article's text",
      "cut with a short link article.content.blocks.*.text: article's text",
      "cut with an ellipsis and a short link article.content.blocks.*.text: article's text",
    ],
  },
  {
    source: "vxtwitter",
    why: "a part is left out where there is none",
    losses: [
      "without communityNote: community note",
      "without media_extended.*.altText: alt text",
      "without pollData: poll",
    ],
  },
  {
    source: "vxtwitter",
    why: "a text has no length; this post is from before there were notes, the only texts they cut",
    losses: ["cut text: text", "cut with an ellipsis text: text"],
  },
  {
    source: "x-api",
    why: "a part is left out where there is none",
    losses: [
      "without article.cover_media: article's picture",
      "without entities.urls.*.description: card's words",
      "without entities.urls.*.images: card's picture",
      "without entities.urls.*.images.*: card's picture",
      "without entities.urls.*.images.*.url: card's picture",
      "without includes.media.*.alt_text: alt text",
    ],
  },
  {
    source: "x-api",
    why: "the link before its redirects leads to the same page",
    losses: ["without entities.urls.*.unwound_url: card's page"],
  },
  {
    source: "x-api",
    why: "this post's text has no link to the post that it quotes",
    losses: [
      "without referenced_tweets: quote",
      "without referenced_tweets.*: quote",
      "without referenced_tweets.*.id: quote",
      "without referenced_tweets.*.type: quote",
    ],
  },
  {
    source: "x-api",
    why: "an article's text does not tell where its pictures and films are, nor that there are any",
    losses: [
      "without article.media_entities: article's text",
      "without article.media_entities.*: article's text",
      "without the last of article.media_entities.*: article's text",
    ],
  },
  {
    source: "x-api",
    why: "a note and an article have no length, and this note's short text has no ellipsis",
    losses: [
      "without note_post: text",
      "cut note_post.text: text",
      "cut with an ellipsis note_post.text: text",
      "cut article.plain_text: article's text",
      "cut with an ellipsis article.plain_text: article's text",
      "cut with a short link article.plain_text: article's text",
      "cut with an ellipsis and a short link article.plain_text: article's text",
    ],
  },
  {
    source: "oembed",
    why: "a text has no length; this post is from before there were notes, the only texts they cut",
    losses: ["cut html: text", "cut with an ellipsis html: text"],
  },
];

/** What only the samples have. */
export const noSignInSamples: readonly Entry[] = [
  {
    source: "fxtwitter",
    why: "this post's text has no link to the post that it quotes",
    losses: ["without quote: quote"],
  },
  {
    source: "fxtwitter",
    why: "the post that is gone is between two that answer each other",
    losses: ["without thread.*: thread"],
  },
];
