import { type Browser, chromium } from "playwright-core";
import type { Attempt } from "./attempts.ts";

// The browser's own protection of the local network is off, which other browsers and older ones lack.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--host-resolver-rules=MAP evil.example 127.0.0.1",
  "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
];
export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args });

/**
 * What a page gets when it makes these calls: by each, "<status> <body>", or why there is no answer. With
 * `html`, that is the page, as it was loaded before its domain led to this machine.
 */
export async function askFrom(
  browser: Browser,
  from: string | { readonly url: string; readonly html: string },
  asked: readonly Attempt[],
): Promise<string[]> {
  const page = await browser.newPage();
  const { url, html } = typeof from === "string" ? { url: from, html: undefined } : from;
  if (html !== undefined)
    await page.route(url, (route) =>
      route.request().isNavigationRequest()
        ? route.fulfill({ contentType: "text/html", body: html })
        : route.continue(),
    );
  await page.goto(url);
  const ask = `Promise.all(${JSON.stringify(asked)}.map(([url, init]) =>
    fetch(url, init).then(async (answer) => answer.status + " " + await answer.text(), String)))`;
  const told = (await page.evaluate(ask)) as string[];
  await page.close();
  return told;
}
