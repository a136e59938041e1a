import { essayist, heron, jack, kettle, polyglot, trail } from "./people.ts";
import type { Sample, SampleTweet } from "./sample.ts";
import { thread } from "./thread.ts";

const first: SampleTweet = {
  kind: "tweet",
  id: "20",
  shows: "the first tweet there was",
  by: jack,
  postedAt: "2006-03-21T20:50:14.000Z",
  language: "en",
  text: "just setting up my twttr",
  likes: 263_000,
  replies: 15_800,
  reposts: 123_000,
};

const photo: SampleTweet = {
  kind: "tweet",
  id: "2032708848318550021",
  shows: "a photo with alt text",
  by: heron,
  postedAt: "2026-03-14T06:42:10.000Z",
  language: "en",
  text: "Forty minutes on one leg. I gave up before it did. #heron #patience",
  media: {
    tco: "https://t.co/dEm0HeRon1",
    items: [
      {
        type: "photo",
        id: "2032708797985718494",
        key: "DEMOheron0001AA",
        width: 2048,
        height: 1365,
        alt: "A grey heron stands on one leg in shallow water, mist behind it.",
      },
    ],
  },
  likes: 412,
  replies: 9,
  reposts: 57,
};

const photos: SampleTweet = {
  kind: "tweet",
  id: "2050596300782672259",
  shows: "several photos",
  by: trail,
  postedAt: "2026-05-02T15:20:31.000Z",
  language: "en",
  text: "Three valleys, three weathers, one sandwich. With @demo_heron",
  media: {
    tco: "https://t.co/dEm0TrAiL3",
    items: [
      {
        type: "photo",
        id: "2050596174951350605",
        key: "DEMOtrail0001AA",
        width: 1600,
        height: 1200,
      },
      {
        type: "photo",
        id: "2050596191728566606",
        key: "DEMOtrail0002AA",
        width: 1200,
        height: 1600,
      },
      {
        type: "photo",
        id: "2050596208505782607",
        key: "DEMOtrail0003AA",
        width: 1600,
        height: 900,
        alt: "Rain over a stone wall; the sandwich is on the wall.",
      },
    ],
  },
  likes: 88,
  replies: 4,
  reposts: 12,
};

const video: SampleTweet = {
  kind: "tweet",
  id: "2065148308485950684",
  shows: "a video in several sizes",
  by: kettle,
  postedAt: "2026-06-11T19:05:00.000Z",
  language: "en",
  text: "Water at 96 °C, filmed so that nobody has to wait for it again",
  media: {
    tco: "https://t.co/dEm0KeTTL3",
    items: [
      {
        type: "video",
        id: "2065148056826806716",
        key: "DEMOkettle0001AA",
        width: 1920,
        height: 1080,
        durationMs: 12_480,
        variants: [
          { size: "480x270", bitrate: 256_000, name: "DEMOlow000000001" },
          { size: "640x360", bitrate: 832_000, name: "DEMOmid000000001" },
          { size: "1280x720", bitrate: 2_176_000, name: "DEMOhigh00000001" },
        ],
      },
    ],
  },
  likes: 1204,
  replies: 31,
  reposts: 207,
};

const quote: SampleTweet = {
  kind: "tweet",
  id: "2033091259793572293",
  shows: "a quote",
  by: trail,
  postedAt: "2026-03-15T08:01:44.000Z",
  language: "en",
  text: "This is how I wait for the bus as well https://t.co/dEm0QuOtE1",
  links: [
    {
      tco: "https://t.co/dEm0QuOtE1",
      url: "https://x.com/demo_heron/status/2032708848318550021",
      shown: "x.com/demo_heron/sta…",
    },
  ],
  quotes: photo,
  likes: 35,
  replies: 1,
  reposts: 2,
};

const reply: SampleTweet = {
  kind: "tweet",
  id: "2050633453925379395",
  shows: "a reply",
  by: heron,
  postedAt: "2026-05-02T17:48:09.000Z",
  language: "en",
  text: "@demo_trail The sandwich was mine.",
  repliesTo: photos,
  likes: 61,
  replies: 2,
  reposts: 0,
};

const scripts: SampleTweet = {
  kind: "tweet",
  id: "2079509487942074349",
  shows: "emoji, right-to-left text, an ampersand and a link",
  by: polyglot,
  postedAt: "2026-07-21T10:11:12.000Z",
  language: "he",
  text: "👩🏽‍🚀 שלום & مرحبا <3 😀 https://t.co/dEm0WoRLd1 #שלום",
  links: [
    {
      tco: "https://t.co/dEm0WoRLd1",
      url: "https://example.org/words?from=he&to=ar",
      shown: "example.org/words?from=he&t…",
    },
  ],
  likes: 7,
  replies: 0,
  reposts: 1,
};

const note: SampleTweet = {
  kind: "tweet",
  id: "2094175828180734395",
  shows: "a long text that syndication cuts",
  by: essayist,
  postedAt: "2026-08-30T21:30:00.000Z",
  language: "en",
  text: [
    "On keeping things. A drawer is a promise to a later self: what went in will be there, in the order it went in, and nobody tidied it meanwhile. Most drawers break that promise within a week. The scissors leave, a battery moves in, and the letter you kept is under a manual for a radio you gave away.",
    "A good archive is a drawer that remembers. It says when each thing arrived & from where; it says what was torn off before it came; and when asked for the letter it does not hand you the manual.",
    "That is all I know about archives, and it took me four drawers to learn it. 📮",
  ].join("\n\n"),
  cutAt: 280,
  likes: 940,
  replies: 22,
  reposts: 181,
};

/** All sample tweets, in the order in which the page lists them. */
export const bundled: readonly Sample[] = [
  first,
  photo,
  photos,
  video,
  quote,
  reply,
  scripts,
  note,
  ...thread,
  {
    kind: "absence",
    id: "2009596010296801273",
    shows: "a deleted tweet",
    handle: "demo_kettle",
    why: "deleted",
  },
  {
    kind: "absence",
    id: "2017893182469656305",
    shows: "a tweet of a protected account",
    handle: "demo_locked",
    why: "protected",
  },
];
