import { expect } from "chai";
import { parseLink } from "../../../src/contracts/links/parse-link.ts";

const accepted: readonly [link: string, tweetId: string][] = [
  ["https://x.com/jack/status/20", "20"],
  ["http://x.com/jack/status/20", "20"],
  ["x.com/jack/status/20", "20"],
  ["//x.com/jack/status/20", "20"],
  ["HTTPS://X.COM/jack/STATUS/20", "20"],
  ["https://www.x.com/jack/status/20", "20"],
  ["https://mobile.x.com/jack/status/20", "20"],
  ["https://m.x.com/jack/status/20", "20"],
  ["https://twitter.com/jack/status/20", "20"],
  ["www.twitter.com/jack/status/20", "20"],
  ["https://mobile.twitter.com/jack/status/20", "20"],
  ["m.twitter.com/jack/status/20", "20"],
  ["https://x.com:443/jack/status/20", "20"],
  ["https://x.com/jack/status/20/", "20"],
  ["https://x.com//jack//status/20", "20"],
  ["https://x.com/@jack/status/20", "20"],
  ["https://x.com/jack/status/20?s=20", "20"],
  ["https://x.com/jack/status/20?s=46&t=aBcD_e-F", "20"],
  ["https://x.com/jack/status/20?ref_src=twsrc%5Etfw", "20"],
  ["https://x.com/jack/status/20#m", "20"],
  ["https://x.com/i/status/20", "20"],
  ["https://x.com/i/web/status/20", "20"],
  ["https://twitter.com/i/web/status/20?s=46", "20"],
  ["https://x.com/jack/statuses/20", "20"],
  ["https://x.com/statuses/20", "20"],
  ["https://x.com/status/20", "20"],
  ["https://x.com/web/status/20", "20"],
  ["https://twitter.com/#!/jack/status/20", "20"],
  ["https://x.com/jack/status/20/photo/1", "20"],
  ["https://x.com/jack/status/20/video/2", "20"],
  ["https://x.com/jack/status/20/mediaViewer?currentTweet=20", "20"],
  ["https://x.com/jack/status/20/mediaViewer?currentTweet=21&mode=profile", "20"],
  ["https://x.com/jack/mediaViewer?currentTweet=20", "20"],
  ["https://x.com/i/bookmarks?post_id=20", "20"],
  ["https://x.com/i/bookmarks/all?post_id=1846987139428634858&s=1", "1846987139428634858"],
  ["https://x.com/jack/article/20", "20"],
  ["https://x.com/jack/article/1846987139428634858/media/1", "1846987139428634858"],
  ["https://platform.twitter.com/embed/Tweet.html?dnt=true&id=20&theme=dark", "20"],
  ["https://vxtwitter.com/jack/status/20", "20"],
  ["https://fxtwitter.com/jack/status/20", "20"],
  ["https://fixupx.com/jack/status/20", "20"],
  ["https://fixvx.com/jack/status/20", "20"],
  ["https://d.fxtwitter.com/jack/status/20", "20"],
  ["https://dl.fxtwitter.com/jack/status/20", "20"],
  ["https://i.fxtwitter.com/jack/status/20", "20"],
  ["https://g.fixupx.com/jack/status/20", "20"],
  ["https://t.fixupx.com/jack/status/20", "20"],
  ["https://m.fixupx.com/jack/status/20", "20"],
  ["https://o.fixupx.com/jack/status/20", "20"],
  ["https://fxtwitter.com/jack/status/20.mp4", "20"],
  ["https://fxtwitter.com/20.mp4", "20"],
  ["https://fxtwitter.com/jack/status/20/en", "20"],
  ["https://fxtwitter.com/jack/status/20/photo/3/de", "20"],
  ["https://fxtwitter.com/dir/jack/status/20", "20"],
  ["https://fxtwitter.com/dl/jack/status/20", "20"],
  ["https://fxtwitter.com/i/status/20", "20"],
  ["https://twittpr.com/jack/status/20", "20"],
  ["https://xfixup.com/jack/status/20", "20"],
  ["https://twitterez.com/jack/status/20", "20"],
  ["https://nitter.net/jack/status/20#m", "20"],
  ["https://nitter.poast.org/jack/status/20#m", "20"],
  ["https://nitter.privacyredirect.com/jack/status/20", "20"],
  ["https://girlcockx.com/jack/status/20", "20"],
  ["https://nitter.space/jack/status/20", "20"],
  ["https://nitter.tiekoetter.com/jack/status/20", "20"],
  ["https://xcancel.com/jack/status/20#m", "20"],
  ["https://lightbrd.com/jack/status/20", "20"],
  ["https://x.com/jack/status/18446744073709551615", "18446744073709551615"],
  ["https://x.com/jack/status/9007199254740993", "9007199254740993"],
  ["https://x.com/jack/status/20).", "20"],
  ["https://x.com/jack/status/20_", "20"],
  ["https://x.com/jack/status/20%3Fs=20", "20"],
  ["https://x.com/jack/status/20%3Fs%3D20%26t%3DaBc", "20"],
  ["https://x.com/jack/status/20%253Fs%253D20", "20"],
  ["https://x.com/jack/status/20&s=46", "20"],
  ["https://x.com/jack/status/20&amp;s=46", "20"],
  ["https://x.com/jack/status/20%26s=46", "20"],
  ["https://x.com/jack/status/20%20", "20"],
  ["https://x.com/jack/status/20%20via%20@jack", "20"],
  ["https://x.com/jack/status/20%C2%A0", "20"],
  ["https://x.com/jack/status/20%0A", "20"],
  ["https://x.com/jack/status/20%E2%80%8B", "20"],
  ["https://x.com/jack/status/%E2%80%8B20%E2%80%8B?s=46", "20"],
  ["https://x.com/jack/status/20%E2%80%8Bhttps", "20"],
  ["https://x.com/jack/status/20%23m", "20"],
  ["https://x.com/jack/status/20%2Fphoto%2F1", "20"],
  ["https://x.com/jack/status/20%E3%82%92", "20"],
  ["https://x.com/jack/status/20%22", "20"],
  ["https://x.com/jack/status/20%FF", "20"],
  ["https://x.com/jack/status/20,21", "20"],
  ["https://x.com/jack/status/20;s=20", "20"],
  ["https://x.com/jack/status/20:large", "20"],
  ["https://x.com/jack%2Fstatus%2F20", "20"],
  ["https://x.com/jack/status/%32%30", "20"],
  ["https://x.com/jack/status/1846987139428634858%E2%80%A6", "1846987139428634858"],
  ["https://x.com/jack/status/1846987139428634858.../photo/1", "1846987139428634858"],
  ["https://x.com/jack/article/20%3Fs=20", "20"],
  ["https://fxtwitter.com/jack/status/20&s=46", "20"],
  ["https://fxtwitter.com/jack/status/20.mp4&s=46", "20"],
  ["https://x.com/i/bookmarks?post_id=20%20", "20"],
  ["https://x.com/i/bookmarks?post_id=20%E2%80%8B", "20"],
  ["https://platform.twitter.com/embed/Tweet.html?id=20,21", "20"],
  ["https://x.com/i/videos/20", "20"],
  ["https://twitter.com/i/videos/tweet/20?embed_source=x", "20"],
  ["https://twitter.com/i/cards/tfw/v1/20", "20"],
  ["https://x.com/i/communitynotes/t/20", "20"],
  ["https://x.com/i/birdwatch/t/20", "20"],
  ["https://twitter.com/i/redirect?url=https%3A%2F%2Ftwitter.com%2Fjack%2Fstatus%2F20", "20"],
  ["https://x.com/i/redirect?t=1&url=https%3A%2F%2Fx.com%2Fjack%2Fstatus%2F20%3Fs%3D20&u=7", "20"],
  ["https://x.com/i/redirect?url=https://x.com/jack/status/20", "20"],
  [
    "https://x.com/i/redirect?url=https%3A%2F%2Fx.com%2Fi%2Fredirect%3Furl%3Dx.com%2Fi%2Fstatus%2F20",
    "20",
  ],
  ["https://x.com/i/flow/login?redirect_after_login=%2Fjack%2Fstatus%2F20", "20"],
  ["https://twitter.com/login?redirect_after_login=https%3A%2F%2Fx.com%2Fjack%2Fstatus%2F20", "20"],
  ["https://twitter.com/share?url=https%3A%2F%2Fx.com%2Fjack%2Fstatus%2F20", "20"],
  ["https://x.com/intent/post?text=see&url=https%3A%2F%2Fx.com%2Fjack%2Fstatus%2F20", "20"],
  ["https://twitter.com/intent/like?ref_src=twsrc&tweet_id=20", "20"],
  ["https://twitter.com/intent/favorite?tweet_id=20", "20"],
  ["https://x.com/intent/retweet?tweet_id=20&related=a", "20"],
  ["https://x.com/intent/follow?screen_name=jack&tweet_id=20", "20"],
  ["https://x.com/intent/tweet?in_reply_to=20", "20"],
  ["https://x.com/intent/post?in_reply_to=20&text=x", "20"],
  ["https://x.com/intent/post?in_reply_to=20&url=https://x.com/jack/status/21", "20"],
  ["https://x.com/jack/status/20，很好", "20"],
  ["https://x.com/jack/status/20を見て", "20"],
  ["\u200Bhttps://x.com/jack/sta\u200Btus/20\uFEFF", "20"],
  ["https://x.com/jack/status/20\u200Bhttps", "20"],
  ["  https://x.com/jack/status/20\n", "20"],
  ["https://ｘ.com/jack/status/20", "20"],
];

const lookAlikes: readonly string[] = [
  "https://netflix.com/jack/status/20",
  "https://fedex.com/jack/status/20",
  "https://notx.com/jack/status/20",
  "https://xx.com/jack/status/20",
  "netflix.com/jack/status/20",
  "https://x.com.evil.io/jack/status/20",
  "https://twitter.com.evil.io/jack/status/20",
  "https://x.comevil.io/jack/status/20",
  "https://x.com@evil.io/jack/status/20",
  "https://x.com:pass@evil.io/jack/status/20",
  "https://evil.io@x.com/jack/status/20",
  "https://user:pass@x.com/jack/status/20",
  "https://@x.com/jack/status/20",
  "https://x.com%2Fjack@evil.io/status/20",
  "https://x.com\\@evil.io/jack/status/20",
  "https:\\\\x.com\\jack\\status\\20",
  "https://evil.io/?u=https://x.com/jack/status/20",
  "https://evil.io/?u=x.com/jack/status/20",
  "https://evil.io/x.com/jack/status/20",
  "https://evil.io/https://x.com/jack/status/20",
  "https://evil.io#https://x.com/jack/status/20",
  "evil.io/?u=x.com/jack/status/20",
  "https://https://x.com/jack/status/20",
  "https://x.com:8443/jack/status/20",
  "http://x.com:443/jack/status/20",
  "https://api.x.com/jack/status/20",
  "https://help.x.com/jack/status/20",
  "https://help.twitter.com/jack/status/20",
  "https://blog.twitter.com/jack/status/20",
  "https://wwww.x.com/jack/status/20",
  "https://ww.twitter.com/jack/status/20",
  "https://www.mobile.twitter.com/jack/status/20",
  "https://api.fxtwitter.com/jack/status/20",
  "https://evil.fxtwitter.com/jack/status/20",
  "https://notfxtwitter.com/jack/status/20",
  "https://fxtwitter.com.evil.io/jack/status/20",
  "https://vxtwitter.co/jack/status/20",
  "https://fixupx.com.br/jack/status/20",
  "https://evil.nitter.net/jack/status/20",
  "https://nitter.net.evil.io/jack/status/20",
  "https://nitter.example/jack/status/20",
  "https://xcancel.com@evil.io/jack/status/20",
  "https://platform.twitter.com.evil.io/embed/Tweet.html?id=20",
  "https://platform.x.com.evil.io/embed/Tweet.html?id=20",
  "https://twitter.co/jack/status/20",
  "https://tvvitter.com/jack/status/20",
  "https://x.co/jack/status/20",
  "https://x.org/jack/status/20",
  "https://х.com/jack/status/20",
  "https://x-com/jack/status/20",
  "https://x。com.evil.io/jack/status/20",
  "https://at.co/AbCdEf1234",
  "https://t.co.evil.io/AbCdEf1234",
  "https://t.com/AbCdEf1234",
  "https://www.t.co/AbCdEf1234",
  "https://t.co/",
  "https://t.co/AbC/def",
  "https://evil.twimg.com/media/abc.jpg",
  "ftp://x.com/jack/status/20",
  "javascript://x.com/jack/status/20",
  "tg://x.com/jack/status/20",
  "mailto:jack@x.com",
  "jack@x.com/jack/status/20",
  "https:/x.com/jack/status/20",
  "https:x.com/jack/status/20",
  "https:///x.com/jack/status/20",
  "https://x.com",
  "twitter.com/",
  "https://x\t.com/jack/status/20",
  "https://x .com/jack/status/20",
  "https://[x.com]/jack/status/20",
  "x.com／jack／status／20",
  "jack/status/20",
  "20",
  "",
];

const refused: readonly [link: string, why: string, page: string][] = [
  ["https://x.com/jack", "profile", "/jack"],
  ["https://twitter.com/Jack/with_replies?lang=en", "profile", "/jack/with_replies"],
  ["https://x.com/i/user/12", "profile", "/i/user/12"],
  ["https://nitter.net/jack", "profile", "/jack"],
  ["https://x.com/search?q=cats&f=live", "search", "/search?q=cats&f=live"],
  ["https://x.com/i/lists/84839422", "list", "/i/lists/84839422"],
  ["https://x.com/jack/lists/friends", "list", "/jack/lists/friends"],
  ["https://x.com/hashtag/cats?src=hash", "hashtag", "/hashtag/cats"],
  ["https://x.com/i/spaces/1yNGaZ", "space", "/i/spaces/1yngaz"],
  ["https://x.com/i/broadcasts/1yNGaZ", "broadcast", "/i/broadcasts/1yngaz"],
  ["https://x.com/i/article/20", "article", "/i/article/20"],
  ["https://pbs.twimg.com/media/Abc.jpg?name=orig", "media", "pbs.twimg.com/media/Abc.jpg"],
  ["https://x.com/home", "other-page", "/home"],
  ["https://x.com/i/bookmarks", "other-page", "/i/bookmarks"],
  ["https://x.com/i/bookmarks?post_id=abc", "other-page", "/i/bookmarks"],
  ["https://x.com/jack/status", "other-page", "/jack/status"],
  ["https://x.com/jack/status/abc", "other-page", "/jack/status/abc"],
  ["https://x.com/jack/status/20abc", "other-page", "/jack/status/20abc"],
  ["https://x.com/jack/status/20%41", "other-page", "/jack/status/20%41"],
  ["https://x.com/i/birdwatch/n/20", "other-page", "/i/birdwatch/n/20"],
  [
    "https://x.com/i/redirect?url=https%3A%2F%2Fevil.io%2Fa%2Fstatus%2F20",
    "other-page",
    "/i/redirect",
  ],
  ["https://x.com/i/redirect?url=https%3A%2F%2Fx.com%2Fjack", "profile", "/jack"],
  ["https://x.com/i/redirect?url=20", "other-page", "/i/redirect"],
  ["https://x.com/jack?url=https%3A%2F%2Fx.com%2Fjack%2Fstatus%2F20", "profile", "/jack"],
  ["https://x.com/intent/tweet?text=20", "other-page", "/intent/tweet"],
  ["https://x.com/intent/like?tweet_id=abc", "other-page", "/intent/like"],
  ["https://x.com/search?q=1&tweet_id=20", "search", "/search?q=1&tweet_id=20"],
  ["https://x.com/jack/status/020", "other-page", "/jack/status/020"],
  ["https://x.com/jack/status/2", "other-page", "/jack/status/2"],
  [
    "https://x.com/jack/status/123456789012345678901",
    "other-page",
    "/jack/status/123456789012345678901",
  ],
  ["https://x.com/jack/status/20.mp4", "other-page", "/jack/status/20.mp4"],
  ["https://x.com/jack/likes/status/20", "other-page", "/jack/likes/status/20"],
  ["https://platform.twitter.com/embed/Tweet.html?id=x", "other-page", "/embed/tweet.html"],
];

describe("parseLink", () => {
  for (const [link, tweetId] of accepted) {
    it(`finds tweet ${tweetId} in ${JSON.stringify(link)}`, () => {
      const parsed = parseLink(link);
      expect(parsed?.kind === "tweet" && parsed.tweetId).to.equal(tweetId);
    });
  }

  it("knows the mirrors of the configuration by their whole host", () => {
    const mirrors = new Set(["nitter.example"]);
    const idIn = (link: string) => {
      const parsed = parseLink(link, mirrors);
      return parsed?.kind === "tweet" ? parsed.tweetId : undefined;
    };
    expect(idIn("https://nitter.example/jack/status/20#m")).to.equal("20");
    expect(idIn("NITTER.example/jack/status/20?s=1")).to.equal("20");
    expect(idIn("https://x.com/jack/status/20")).to.equal("20");
    expect(idIn("https://evil.nitter.example/jack/status/20")).to.equal(undefined);
    expect(idIn("https://nitter.example.evil.io/jack/status/20")).to.equal(undefined);
    expect(idIn("https://nitter.example:8443/jack/status/20")).to.equal(undefined);
  });

  for (const link of lookAlikes) {
    it(`sees no X link in ${JSON.stringify(link)}`, () => {
      expect(parseLink(link)).to.equal(undefined);
    });
  }

  for (const [url, why, page] of refused) {
    it(`says that ${url} is ${why}`, () => {
      expect(parseLink(url)).to.deep.equal({ kind: "refused", why, page, url });
    });
  }

  it("leaves a short link to be followed", () => {
    for (const url of [
      "https://t.co/AbCdEf1234",
      "t.co/AbCdEf1234",
      "http://t.co/AbCdEf1234?amp=1",
    ]) {
      expect(parseLink(url)).to.deep.equal({ kind: "short", code: "AbCdEf1234", url });
    }
  });

  it("leads to the tweet of a photo or video", () => {
    expect(parseLink("x.com/jack/status/20/photo/3")).to.deep.equal({
      kind: "tweet",
      tweetId: "20",
      url: "x.com/jack/status/20/photo/3",
    });
  });

  it("gives the link without what clings to it", () => {
    expect(parseLink("https://x.com/jack/status/20?s=46).")?.url).to.equal(
      "https://x.com/jack/status/20?s=46",
    );
  });
});
