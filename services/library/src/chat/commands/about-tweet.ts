import type { Ports } from "../../ports.ts";
import type { AskedMessage, CommandHandler } from "../asked.ts";
import { tweetMeant } from "../tweet-meant.ts";

type OnTweet = (asked: AskedMessage, tweetId: string, ports: Ports) => Promise<void>;

/**
 * A command about one tweet: that of the message it replies to, or that of the link behind it. If neither
 * names one tweet, the person is told how to; or `otherwise` answers, if there is no tweet at all.
 */
export const aboutTweet =
  (run: OnTweet, otherwise?: CommandHandler): CommandHandler =>
  async (asked, ports, delivery) => {
    const { command, words } = asked;
    const meant = tweetMeant(asked);
    if (meant === "several")
      return void (await ports.answers.say(command, { html: words.labels.several }));
    if (meant !== undefined) return run(asked, meant, ports);
    if (otherwise !== undefined) return otherwise(asked, ports, delivery);
    await ports.answers.say(command, { html: words.labels.whichTweet });
  };
