import { expect } from "chai";
import { readFlags } from "../src/queues/flags.ts";

describe("the command line of queues", () => {
  /** What the flags ask for, without the contract's schema; or the message with its exit code. */
  const read = (line: string) => {
    const asked = readFlags(line === "" ? [] : line.split(" "), "memory-");
    if ("say" in asked) return `${asked.exitCode}: ${asked.say.split("\n")[0]}`;
    return "contract" in asked ? { ...asked, contract: asked.contract.name } : asked;
  };
  const contract = "tweet-requested";

  it("is read", () => {
    expect(read("status")).to.deep.equal({ command: "status", isJson: false });
    expect(read("status --json")).to.deep.equal({ command: "status", isJson: true });
    expect(read("peek tweet-requested --max 3 --bodies")).to.deep.equal({
      command: "peek",
      contract,
      isJson: false,
      max: 3,
      withBodies: true,
    });
    expect(read("redrive tweet-requested-dead --rate 5")).to.deep.equal({
      command: "redrive",
      contract,
      max: Number.POSITIVE_INFINITY,
      perSecond: 5,
    });
    expect(read("purge memory-tweet-requested-dead --yes")).to.deep.equal({
      command: "purge",
      contract,
      isConfirmed: true,
    });
  });

  it("explains itself on demand", () => {
    expect(read("--help")).to.match(/^0: Shows the queues of Memory/);
    expect(read("peek -h")).to.match(/^0: Shows the queues of Memory/);
  });

  const wrong: [string, RegExp][] = [
    ["", /say what to do/],
    ["empty", /no command "empty"/],
    ["status tweet-requested", /takes none/],
    ["peek", /peek takes the name of a queue/],
    ["peek tweets", /no queue "tweets", but tweet-requested-dead, .*reply-stale-dead/],
    ["peek other-tweet-requested-dead", /no queue "other-tweet-requested-dead"/],
    ["peek tweet-requested --yes", /peek takes no --yes/],
    ["peek tweet-requested --max 0", /--max takes a whole number between 1 and 1000/],
    ["redrive tweet-requested --rate fast", /--rate takes a whole number/],
    ["redrive tweet-requested tweet-resolved", /what is "tweet-resolved" for/],
    ["purge tweet-requested --yes", /dead-letter queues alone: tweet-requested-dead/],
    ["status --force", /Unknown option '--force'/],
  ];
  for (const [line, problem] of wrong) {
    it(`is refused in one sentence: ${line || "nothing"}`, () => {
      expect(read(line))
        .to.match(/^2: queues: .*--help tells what there is$/)
        .and.to.match(problem);
    });
  }
});
