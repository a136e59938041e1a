import { chatWith } from "./chat.ts";
import type { Memory } from "./memory.ts";
import { startMemory } from "./start-memory.ts";

/** Starts Memory, with its chat, before the calling suite and stops it afterwards. */
export function suiteEdition() {
  let edition: Memory | undefined;
  let chat: ReturnType<typeof chatWith> | undefined;

  before(async function () {
    this.timeout(120_000);
    edition = await startMemory();
    chat = chatWith(edition.endpoints);
  });
  after(async function () {
    this.timeout(120_000);
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
