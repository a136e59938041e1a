import { expect } from "chai";
import {
  allOf,
  anyOf,
  type Condition,
  differs,
  equals,
  expressionsFor,
  ifAbsent,
  isAbove,
  isAbsent,
  isAtMost,
  isBelow,
  isBetween,
  isPresent,
  isSameAs,
  matches,
} from "../../src/aws/expression.ts";

describe("expressionsFor", () => {
  it("gives every name and value a placeholder", () => {
    expect(expressionsFor({ condition: equals("Timestamp", "2026") })).to.deep.equal({
      ConditionExpression: "#n0 = :v0",
      ExpressionAttributeNames: { "#n0": "Timestamp" },
      ExpressionAttributeValues: { ":v0": "2026" },
    });
  });

  it("names no values where a condition needs none", () => {
    expect(expressionsFor({ condition: isAbsent("UserID") })).to.deep.equal({
      ConditionExpression: "attribute_not_exists(#n0)",
      ExpressionAttributeNames: { "#n0": "UserID" },
    });
  });

  it("compares in every way, and shares the placeholder of a name that comes again", () => {
    const condition = allOf(
      differs("a", 1),
      isBelow("a", 2),
      isAtMost("b", 3),
      isAbove("b", 4),
      isBetween("c", 5, 6),
      isPresent("c"),
      isSameAs("a", "b"),
    );
    expect(expressionsFor({ condition })).to.deep.equal({
      ConditionExpression:
        "#n0 <> :v0 AND #n0 < :v1 AND #n1 <= :v2 AND #n1 > :v3 AND " +
        "#n2 BETWEEN :v4 AND :v5 AND attribute_exists(#n2) AND #n0 = #n1",
      ExpressionAttributeNames: { "#n0": "a", "#n1": "b", "#n2": "c" },
      ExpressionAttributeValues: { ":v0": 1, ":v1": 2, ":v2": 3, ":v3": 4, ":v4": 5, ":v5": 6 },
    });
  });

  it("reaches into a map, whatever characters an entry's name has", () => {
    expect(expressionsFor({ condition: equals(["state#tweet:20", "at"], 1) })).to.deep.equal({
      ConditionExpression: "#n0.#n1 = :v0",
      ExpressionAttributeNames: { "#n0": "state#tweet:20", "#n1": "at" },
      ExpressionAttributeValues: { ":v0": 1 },
    });
  });

  it("puts parentheses only around alternatives of which one has to hold beside other conditions", () => {
    const either = anyOf(isAbsent("a"), allOf(matches({ b: 1 }), isBelow("c", 2)));
    const textOf = (condition: Condition) => expressionsFor({ condition }).ConditionExpression;
    const flat = "attribute_not_exists(#n0) OR #n1 = :v0 AND #n2 < :v1";
    expect(textOf(either)).to.equal(flat);
    expect(textOf(anyOf(either, equals("d", 3)))).to.equal(`${flat} OR #n3 = :v2`);
    expect(textOf(allOf(either, equals("d", 3)))).to.equal(`(${flat}) AND #n3 = :v2`);
    expect(textOf(allOf(either))).to.equal(flat);
    expect(textOf(allOf(anyOf(equals("a", 1)), equals("b", 2)))).to.equal(
      "#n0 = :v0 AND #n1 = :v1",
    );
  });

  it("matches an undefined value with an attribute that is absent", () => {
    expect(expressionsFor({ condition: matches({ a: 1, b: undefined }) })).to.deep.equal({
      ConditionExpression: "#n0 = :v0 AND attribute_not_exists(#n1)",
      ExpressionAttributeNames: { "#n0": "a", "#n1": "b" },
      ExpressionAttributeValues: { ":v0": 1 },
    });
  });

  it("refuses a condition of nothing, which would hold always", () => {
    expect(() => expressionsFor({ condition: matches({}) })).to.throw("a condition of nothing");
  });

  it("sets, removes and adds, and leaves alone what is undefined", () => {
    const update = {
      set: { a: 1, b: undefined, c: ifAbsent(2), d: ifAbsent("none", "a") },
      remove: ["e", "f"],
      add: { g: 3 },
    };
    expect(expressionsFor({ update })).to.deep.equal({
      UpdateExpression:
        "SET #n0 = :v0, #n1 = if_not_exists(#n1, :v1), #n2 = if_not_exists(#n0, :v2) " +
        "REMOVE #n3, #n4 ADD #n5 :v3",
      ExpressionAttributeNames: {
        "#n0": "a",
        "#n1": "c",
        "#n2": "d",
        "#n3": "e",
        "#n4": "f",
        "#n5": "g",
      },
      ExpressionAttributeValues: { ":v0": 1, ":v1": 2, ":v2": "none", ":v3": 3 },
    });
  });

  it("asks by key and filters", () => {
    const key = allOf(equals("UserID", "7"), isBetween("Timestamp", "a", "b"));
    expect(expressionsFor({ key, filter: equals("TweetID", "20") })).to.deep.equal({
      KeyConditionExpression: "#n0 = :v0 AND #n1 BETWEEN :v1 AND :v2",
      FilterExpression: "#n2 = :v3",
      ExpressionAttributeNames: { "#n0": "UserID", "#n1": "Timestamp", "#n2": "TweetID" },
      ExpressionAttributeValues: { ":v0": "7", ":v1": "a", ":v2": "b", ":v3": "20" },
    });
  });
});
