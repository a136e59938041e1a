import { once } from "node:events";
import { connect } from "node:net";
import { expect } from "chai";
import { listen, statusServer } from "../../src/process/http.ts";
import { createMetrics } from "../../src/process/metrics.ts";
import { fetcher } from "../../src/programs/fetcher.ts";

describe("the HTTP side of a service", () => {
  let address: URL;
  let app: ReturnType<typeof statusServer>;
  afterEach(() => app.close());

  async function start(options: { requestTimeoutMs?: number } = {}) {
    const metrics = createMetrics(fetcher);
    const notReady = () => "waits for the queues";
    const notLive = () => undefined;
    app = statusServer({ service: "test", metrics, notReady, notLive, ...options });
    app.post("/updates", async () => "taken");
    address = new URL(await listen(app, { host: "127.0.0.1", port: 0, variable: "TEST_PORT" }));
  }

  /** Sends these bytes and resolves with all that the server answers until it hangs up. */
  async function answerTo(bytes: string): Promise<string> {
    const socket = connect(Number(address.port), address.hostname);
    socket.write(bytes);
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    await once(socket, "close");
    return answer;
  }

  it("tells of the process what a supervisor needs, and nothing else", async () => {
    await start();
    const asked = async (path: string) => {
      const answer = await fetch(new URL(path, address));
      return [answer.status, await answer.json()];
    };
    const process_ = { service: "test", pid: process.pid };
    expect(await asked("/health/live")).to.deep.equal([200, { ...process_, status: "ok" }]);
    expect(await asked("/health/ready")).to.deep.equal([
      503,
      { ...process_, status: "waits for the queues" },
    ]);
  });

  it("cuts off a request whose head does not come to its end", async () => {
    await start({ requestTimeoutMs: 300 });
    expect(await answerTo("GET /health/live HTTP/1.1\r\nHost: a\r\n")).to.match(/^HTTP\/1\.1 408 /);
  });

  it("cuts off a request whose body does not come to its end", async () => {
    await start({ requestTimeoutMs: 300 });
    const head = "POST /updates HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
    expect(await answerTo(`${head}Content-Length: 1000\r\n\r\n{`)).to.match(/^HTTP\/1\.1 408 /);
  });

  it("refuses a head that is larger than it reads", async () => {
    await start();
    const head = `GET /health/live HTTP/1.1\r\nHost: a\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`;
    expect(await answerTo(head)).to.match(/^HTTP\/1\.1 431 /);
  });
});
