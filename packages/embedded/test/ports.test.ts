import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect } from "chai";
import { choosePorts } from "../src/ports.ts";

const host = "127.0.0.1";

const messageOf = async (work: Promise<unknown>) =>
  work.then(
    () => "it worked",
    (error: Error) => `${error.name}: ${error.message}`,
  );

async function takenPort() {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, free: () => server.close() };
}

describe("choosePorts", () => {
  it("finds a different free port for each 0, which can then be opened", async () => {
    const wanted = { host, port: 0 };
    const { a, b } = await choosePorts({ a: wanted, b: wanted });
    const server = createServer().listen(a, host);
    await once(server, "listening");
    server.close();
    expect(a).not.to.equal(b);
  });

  it("takes free ports from below the range of outgoing connections", async () => {
    const { a } = await choosePorts({ a: { host, port: 0 } });
    expect(a).to.be.within(10_000, 29_999);
  });

  it("names every port that is taken, with its variable", async () => {
    const [one, two] = [await takenPort(), await takenPort()];
    const message = await messageOf(
      choosePorts({
        a: { host, port: one.port, variable: "A_PORT" },
        b: { host, port: 0, variable: "B_PORT" },
        c: { host, port: two.port, variable: "C_PORT" },
      }),
    );
    one.free();
    two.free();
    expect(message).to.equal(
      [
        "StartError: several ports cannot be had; another Memory may be running",
        `port ${one.port} on ${host} is already in use; set A_PORT to a free one, or to 0`,
        `port ${two.port} on ${host} is already in use; set C_PORT to a free one, or to 0`,
      ].join("\n  "),
    );
  });

  it("refuses one port for two", async () => {
    const { port, free } = await takenPort();
    free();
    const message = await messageOf(
      choosePorts({ a: { host, port, variable: "A_PORT" }, b: { host, port, variable: "B_PORT" } }),
    );
    expect(message).to.match(/^StartError: port \d+ .* set B_PORT /);
  });

  it("says so when there is no such interface", async () => {
    const message = await messageOf(choosePorts({ a: { host: "192.0.2.1", port: 0 } }));
    expect(message).to.equal(
      "StartError: nothing can listen on 192.0.2.1 (EADDRNOTAVAIL); check HOST",
    );
  });

  it("waits for a port that an earlier instance still holds", async () => {
    const server = createServer().listen(0, host);
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    setTimeout(() => server.close(), 300);
    const wanted = { store: { host, port, variable: "STORE_PORT" } };
    expect(await choosePorts(wanted, { waitMs: 5_000 })).to.deep.equal({ store: port });
  });
});
