import { type Edition, startEdition } from "../edition.ts";
import { chatWith } from "./chat.ts";

/** An edition with its chat that runs for the suite that calls this. */
export function suiteEdition() {
  let edition: Edition | undefined;
  let chat: ReturnType<typeof chatWith> | undefined;

  before(async function () {
    this.timeout(60_000);
    edition = await startEdition();
    chat = chatWith(edition.endpoints);
  });
  after(async function () {
    this.timeout(60_000);
    await edition?.stop();
  });

  const started = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("the suite's edition has not started yet");
    return part;
  };
  return {
    get edition() {
      return started(edition);
    },
    get chat() {
      return started(chat);
    },
  };
}
