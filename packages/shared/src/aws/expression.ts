/**
 * Builds DynamoDB's expressions. Every attribute name and value gets a placeholder, since some names are
 * reserved words (`Timestamp`, `URL`) and others hold characters that an expression may not.
 */

/** An attribute's name, or the way to an entry inside a map: `["Place", "chatId"]`. */
type Path = string | readonly string[];

type Placeholders = { name(path: Path): string; value(value: unknown): string };

export type Condition = {
  /** Writes its part of an expression with the placeholders that it is given. */
  (placeholders: Placeholders): string;
  /** Its parts are joined by OR, which binds less than AND does. */
  readonly isEither?: boolean;
};

const comparison =
  (operator: "=" | "<>" | "<" | "<=" | ">") =>
  (path: Path, wanted: unknown): Condition =>
  ({ name, value }) =>
    `${name(path)} ${operator} ${value(wanted)}`;

export const equals = comparison("=");
export const differs = comparison("<>");
export const isBelow = comparison("<");
export const isAtMost = comparison("<=");
export const isAbove = comparison(">");

/** Both attributes are there and are equal. */
export const isSameAs =
  (path: Path, other: Path): Condition =>
  ({ name }) =>
    `${name(path)} = ${name(other)}`;

export const isAbsent =
  (path: Path): Condition =>
  ({ name }) =>
    `attribute_not_exists(${name(path)})`;

/** The attribute lies between the two, or equals one of them. */
export const isBetween =
  (path: Path, first: unknown, last: unknown): Condition =>
  ({ name, value }) =>
    `${name(path)} BETWEEN ${value(first)} AND ${value(last)}`;

export const isPresent =
  (path: Path): Condition =>
  ({ name }) =>
    `attribute_exists(${name(path)})`;

/** All hold. */
export function allOf(...conditions: readonly Condition[]): Condition {
  const parts = conditions.map(
    (condition): Condition =>
      condition.isEither ? (placeholders) => `(${condition(placeholders)})` : condition,
  );
  return conditions.length === 1 ? first(conditions) : joined(parts, "AND");
}

/** At least one holds. */
export const anyOf = (...conditions: readonly Condition[]): Condition =>
  conditions.length === 1
    ? first(conditions)
    : Object.assign(joined(conditions, "OR"), { isEither: true });

const first = ([condition]: readonly Condition[]): Condition => {
  if (condition === undefined) throw new Error("a condition of nothing was asked for");
  return condition;
};

/**
 * Without parentheses that are not needed: DynamoDB refuses redundant ones, and the time that dynalite
 * takes to read a condition grows steeply with their depth (19 ms for three levels, 1 ms without).
 */
function joined(conditions: readonly Condition[], operator: "AND" | "OR"): Condition {
  first(conditions);
  return (placeholders) =>
    conditions.map((condition) => condition(placeholders)).join(` ${operator} `);
}

/**
 * Each attribute has the value given for it, and one whose value is undefined does not exist. An
 * attribute that is not named may have any value.
 */
export const matches = (values: object): Condition =>
  allOf(
    ...Object.entries(values).map(([name, value]) =>
      value === undefined ? isAbsent(name) : equals(name, value),
    ),
  );

const absenceMark = Symbol("if absent");
type IfAbsent = {
  readonly [absenceMark]: true;
  readonly value: unknown;
  readonly of: string | undefined;
};

/** In `set`: writes the value only if attribute `of` (default: itself) does not exist. */
export const ifAbsent = (value: unknown, of?: string): IfAbsent => ({
  [absenceMark]: true,
  value,
  of,
});

const isIfAbsent = (wanted: unknown): wanted is IfAbsent =>
  typeof wanted === "object" && wanted !== null && absenceMark in wanted;

export type Update = {
  /** New values by attribute; undefined leaves the attribute as it is. */
  readonly set?: object;
  readonly remove?: readonly string[];
  /** Numbers to be added, by attribute. */
  readonly add?: Readonly<Record<string, number>>;
};

type Expressions = {
  readonly update?: Update | undefined;
  readonly condition?: Condition | undefined;
  /** Which rows are looked for, by their key alone. */
  readonly key?: Condition | undefined;
  /** Which of the rows found are returned. */
  readonly filter?: Condition | undefined;
  /** Which attributes of a row are returned. Default: all. */
  readonly attributes?: readonly string[] | undefined;
};

/**
 * The fields of a command that hold expressions. Writes use `update` and `condition`, queries use
 * `key`, `filter` and `attributes`.
 */
export function expressionsFor({ update, condition, key, filter, attributes }: Expressions) {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const placeholders = placeholdersIn(names, values);
  return {
    ...(update === undefined ? {} : { UpdateExpression: updateText(update, placeholders) }),
    ...(condition === undefined ? {} : { ConditionExpression: condition(placeholders) }),
    ...(key === undefined ? {} : { KeyConditionExpression: key(placeholders) }),
    ...(filter === undefined ? {} : { FilterExpression: filter(placeholders) }),
    ...(attributes === undefined
      ? {}
      : { ProjectionExpression: attributes.map(placeholders.name).join(", ") }),
    ...(isEmpty(names) ? {} : { ExpressionAttributeNames: names }),
    ...(isEmpty(values) ? {} : { ExpressionAttributeValues: values }),
  };
}

function placeholdersIn(
  names: Record<string, string>,
  values: Record<string, unknown>,
): Placeholders {
  const known = new Map<string, string>();
  const nameOf = (name: string) => {
    const placeholder = known.get(name) ?? `#n${known.size}`;
    known.set(name, placeholder);
    names[placeholder] = name;
    return placeholder;
  };
  return {
    name: (path) => (typeof path === "string" ? [path] : path).map(nameOf).join("."),
    value(value) {
      const placeholder = `:v${Object.keys(values).length}`;
      values[placeholder] = value;
      return placeholder;
    },
  };
}

function updateText(
  { set = {}, remove = [], add = {} }: Update,
  { name, value }: Placeholders,
): string {
  const assigned = defined(set).map(([attribute, wanted]) => {
    if (!isIfAbsent(wanted)) return `${name(attribute)} = ${value(wanted)}`;
    const { of = attribute } = wanted;
    return `${name(attribute)} = if_not_exists(${name(of)}, ${value(wanted.value)})`;
  });
  const removed = remove.map((attribute) => name(attribute));
  const added = Object.entries(add).map(([attribute, by]) => `${name(attribute)} ${value(by)}`);
  return [clause("SET", assigned), clause("REMOVE", removed), clause("ADD", added)]
    .filter((part) => part !== "")
    .join(" ");
}

const clause = (keyword: string, parts: readonly string[]): string =>
  parts.length === 0 ? "" : `${keyword} ${parts.join(", ")}`;

const defined = (values: object) =>
  Object.entries(values).filter(([, value]) => value !== undefined);

const isEmpty = (record: object): boolean => Object.keys(record).length === 0;
