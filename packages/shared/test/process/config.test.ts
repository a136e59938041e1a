import { expect } from "chai";
import { z } from "zod";
import { StartError } from "../../src/errors.ts";
import { commonConfig, queueConfig, readConfig, telegramConfig } from "../../src/process/config.ts";
import { portConfig } from "../../src/programs/port-config.ts";
import { store } from "../../src/programs/store.ts";

const schema = z.object({
  ...commonConfig,
  ...queueConfig,
  ...telegramConfig,
  ...portConfig(store),
});
const BOT_TOKEN = `7:${"s".repeat(35)}`;

const mistakesOf = (env: Record<string, string>): string => {
  try {
    readConfig(schema, env);
    return "";
  } catch (error) {
    expect(error).to.be.instanceOf(StartError);
    return (error as Error).message;
  }
};

describe("readConfig", () => {
  it("fills in the defaults, and takes an empty variable for an unset one", () => {
    expect(readConfig(schema, { BOT_TOKEN, QUEUE_PREFIX: "", STORE_PORT: "0" })).to.deep.equal({
      LOG_LEVEL: "info",
      HOST: "127.0.0.1",
      AWS_DEFAULT_REGION: "us-east-1",
      QUEUE_PREFIX: "memory-",
      QUEUE_WAIT_SECONDS: 10,
      BOT_TOKEN,
      TELEGRAM_API_ROOT: "https://api.telegram.org",
      STORE_PORT: 0,
    });
  });

  it("tells all mistakes at once, by name and without values", () => {
    const secret = "not-a-token-but-secret";
    const told = mistakesOf({ BOT_TOKEN: secret, LOG_LEVEL: "loud", STORE_PORT: "99999" });
    for (const name of ["BOT_TOKEN", "LOG_LEVEL", "STORE_PORT"]) expect(told).to.include(name);
    for (const value of [secret, "loud", "99999"]) expect(told).not.to.include(value);
  });

  it("says of a variable that is not set that it is not set", () => {
    expect(mistakesOf({})).to.equal(
      "the configuration is wrong: BOT_TOKEN is not set (@BotFather gives it)",
    );
  });

  it("says in plain words what each variable may be, once for each", () => {
    const list = z.object({
      ...schema.shape,
      LIST: z
        .string()
        .transform((text) => text.split(","))
        .pipe(z.array(z.enum(["a", "b"]))),
    });
    const env = { LOG_LEVEL: "loud", STORE_PORT: "many", TELEGRAM_API_ROOT: "here", LIST: "x,y" };
    expect(() => readConfig(list, { ...env, BOT_TOKEN })).to.throw(
      [
        "the configuration is wrong: ",
        "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent; ",
        "TELEGRAM_API_ROOT must be an address that begins with http:// or https://; ",
        "STORE_PORT must be a whole number between 0 and 65535; ",
        "LIST may name only a, b",
      ].join(""),
    );
  });
});
