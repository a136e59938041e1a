import { expect } from "chai";
import { billSqs, billTable, nothingBilled } from "../../bench/measure/aws-units.ts";
import { formulaOf, priceOfMillion } from "../../bench/measure/price.ts";

type Call = Partial<Parameters<typeof billTable>[1]> & { readonly action: string };

function billed(bill: typeof billTable, calls: readonly Call[]) {
  const sum = nothingBilled();
  for (const call of calls) bill(sum, { asked: {}, answered: {}, ...call });
  const { tableCalls, ...rest } = sum;
  return { ...rest, tableCalls: Object.fromEntries(tableCalls) };
}

const kilobytes = (count: number) => ({ Body: { S: "x".repeat(count * 1024) } });

describe("what calls of AWS are billed as", () => {
  it("counts receives that bring nothing, apart from the others too", () => {
    const calls = [
      { action: "ReceiveMessage" },
      { action: "ReceiveMessage", answered: { Messages: [{}] } },
      { action: "DeleteMessageBatch" },
    ];
    expect(billed(billSqs, calls)).to.deep.include({ sqsRequests: 3, emptyReceives: 1 });
  });

  it("reads in units of 4 KB, of half the price unless consistent, and pays for absent items", () => {
    const units = (call: Partial<Call>) =>
      billed(billTable, [{ action: "GetItem", ...call }]).readUnits;
    expect(units({})).to.equal(0.5);
    expect(units({ asked: { ConsistentRead: true } })).to.equal(1);
    expect(units({ asked: { ConsistentRead: true }, answered: { Item: kilobytes(5) } })).to.equal(
      2,
    );
  });

  it("writes in units of 1 KB, and twice where there is a local index", () => {
    const put = (TableName: string, size: number) => ({
      action: "PutItem",
      asked: { TableName, Item: kilobytes(size) },
    });
    expect(billed(billTable, [put("Tweets", 2)]).writeUnits).to.equal(3);
    expect(billed(billTable, [put("TweetsClaims", 0)]).writeUnits).to.equal(2);
  });

  it("knows the size of an updated item by what the update returns, else by its values", () => {
    const update = (call: Partial<Call>) =>
      billed(billTable, [{ action: "UpdateItem", ...call }]).writeUnits;
    expect(update({ answered: { Attributes: kilobytes(3) } })).to.equal(4);
    expect(update({ asked: { ExpressionAttributeValues: kilobytes(1) } })).to.equal(2);
  });

  it("counts every item of a batch", () => {
    const calls = [
      {
        action: "BatchGetItem",
        asked: { RequestItems: { TweetsRaw: { Keys: [1, 2, 3], ConsistentRead: true } } },
        answered: { Responses: { TweetsRaw: [kilobytes(5)] } },
      },
      {
        action: "BatchWriteItem",
        asked: {
          RequestItems: {
            TweetsRaw: [{ PutRequest: { Item: kilobytes(1) } }, { DeleteRequest: { Key: {} } }],
          },
        },
      },
    ];
    expect(billed(billTable, calls)).to.deep.include({
      readUnits: 4,
      writeUnits: 3,
      tableCalls: { BatchGetItem: 1, BatchWriteItem: 1 },
    });
  });

  it("makes a price of it, with its inputs", () => {
    const perSave = { sqsRequests: 0.5, readUnits: 2, writeUnits: 6 };
    expect(priceOfMillion(perSave)).to.be.closeTo(0.2 + 0.25 + 3.75, 1e-9);
    expect(formulaOf(perSave)).to.equal(
      "0.50 SQS requests × $0.4 + 2.00 read units × $0.125 + 6.00 write units × $0.625 = $4.20 a million saves",
    );
  });
});
