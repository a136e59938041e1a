/**
 * List prices in US dollars for a million, in us-east-1, without the free tier
 * (https://aws.amazon.com/sqs/pricing/, https://aws.amazon.com/dynamodb/pricing/on-demand/).
 */
const listPrices = { sqsRequests: 0.4, readUnits: 0.125, writeUnits: 0.625 } as const;

export type PerSave = { readonly [input in keyof typeof listPrices]: number };

/** What a million saves cost in requests. Compute time, storage and traffic come on top. */
export const priceOfMillion = (perSave: PerSave): number =>
  inputs.reduce((sum, input) => sum + perSave[input] * listPrices[input], 0);

const inputs = ["sqsRequests", "readUnits", "writeUnits"] as const;

/** The calculation, with its inputs: `0.65 SQS requests × $0.4 + …`. */
export const formulaOf = (perSave: PerSave): string =>
  inputs
    .map((input) => `${perSave[input].toFixed(2)} ${words[input]} × $${listPrices[input]}`)
    .join(" + ")
    .concat(` = $${priceOfMillion(perSave).toFixed(2)} a million saves`);

const words = {
  sqsRequests: "SQS requests",
  readUnits: "read units",
  writeUnits: "write units",
} as const;
