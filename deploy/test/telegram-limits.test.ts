import { startPlayground } from "@memory/playground/app";
import { createLog } from "@memory/shared/process/log";
import { createTelegram } from "@memory/shared/telegram/client";
import { expect } from "chai";
import { ofType, referred, synthesize } from "./support/template.ts";

describe("the alarm for Telegram's limits", () => {
  it("counts what stands in the log when Telegram answers 429, of all that speak to it", async () => {
    const playground = await startPlayground();
    await fetch(`${playground.url}/sim/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ kind: "429", count: 1 }),
    });
    const { api, close } = createTelegram({
      BOT_TOKEN: "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      TELEGRAM_API_ROOT: playground.url,
    });
    const lines: string[] = [];
    const log = createLog("store", "info", { write: (line) => void lines.push(line) });
    await api.getMe().catch((err: unknown) => log.warn({ err }, "handled"));
    await close();
    await playground.close();

    const filters = ofType(synthesize(), "AWS::Logs::MetricFilter").map(
      ({ Properties }) => Properties,
    );
    const logs = filters.map(
      ({ LogGroupName }) => referred(synthesize(), LogGroupName).Properties.LogGroupName,
    );
    expect(logs).to.have.members(["/Memory/ingest", "/Memory/store", "/Memory/library"]);
    expect(lines).to.have.length(1);
    for (const { FilterPattern } of filters) {
      const [, phrase] = /^"([\w ]+)"$/.exec(FilterPattern) ?? [];
      expect(lines[0]).to.include(phrase);
    }
  });
});
