import type { AddressInfo } from "node:net";
import type { Objects, StoredObject } from "@memory/copies/copies";
import { reachableHost } from "@memory/shared/process/reachable-host";
import type { FastifyInstance } from "fastify";
import { extensionOf } from "../../tweets/copies/extension-of.ts";
import { copyRoute } from "./copy-route.ts";
import { linkSigner } from "./sign-link.ts";

type Config = {
  readonly BOT_TOKEN: string;
  readonly HOST: string;
  readonly PUBLIC_URL?: string | undefined;
  readonly AWS_ENDPOINT_URL?: string | undefined;
  readonly AWS_ENDPOINT_URL_S3?: string | undefined;
};
type Ports = { readonly objects: Pick<Objects, "open" | "signedUrl">; readonly now?: () => number };

const lastsSeconds = 6 * 3600;

/**
 * Links by which whoever has them can read a copy for up to six hours. On AWS they lead to S3. Other stores are
 * reached by services alone: there they lead to this service, which reads the copy.
 */
export function createCopyLinks(config: Config, { objects, now = Date.now }: Ports) {
  const {
    AWS_ENDPOINT_URL_S3: s3,
    AWS_ENDPOINT_URL: aws = s3,
    PUBLIC_URL,
    HOST,
    BOT_TOKEN,
  } = config;
  const signer = linkSigner(BOT_TOKEN);
  let own = "";
  return {
    routes(app: FastifyInstance): void {
      if (aws === undefined) return;
      copyRoute(app, { objects, signer, now });
      app.addHook("onListen", async () => {
        const { port } = app.server.address() as AddressInfo;
        own = `http://${reachableHost(HOST)}:${port}`;
      });
    },
    async link({ sha256, bytes, type }: StoredObject): Promise<string> {
      if (aws === undefined) {
        const fileName = `${sha256.slice(0, 16)}.${extensionOf(type)}`;
        return objects.signedUrl(sha256, { seconds: lastsSeconds, fileName });
      }
      const until = Math.floor(now() / 1000) + lastsSeconds;
      return (PUBLIC_URL ?? own) + signer.sign({ sha256, bytes, type, until });
    },
  };
}
