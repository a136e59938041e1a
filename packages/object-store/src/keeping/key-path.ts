/** Folders and objects never collide: no escaped segment holds a `$`. */
const ofObject = "$";
const longestName = 240;

/**
 * Where an object lies below its bucket's folder: a folder for each part of its key between slashes, escaped, so
 * that no key leads elsewhere. Undefined for a key that has no such path.
 */
export function pathOfKey(key: string): string[] | undefined {
  const names = key.split("/").map(escapeSegment);
  names.push(`${names.pop()}${ofObject}`);
  const isTooLong = names.some((name) => name.length > longestName);
  return key === "" || isTooLong ? undefined : names;
}

/** The key of an object by the path below its bucket's folder; undefined for what is no object. */
export function keyOfPath(names: readonly string[]): string | undefined {
  const last = names.at(-1);
  if (!last?.endsWith(ofObject)) return undefined;
  const all = [...names.slice(0, -1), last.slice(0, -ofObject.length)];
  return all.map((name) => decodeURIComponent(name.replace(/^_/, ""))).join("/");
}

/** Begins with `_`, so that `.`, `..` and an empty part are names like others. */
const escapeSegment = (segment: string): string =>
  `_${encodeURIComponent(segment).replaceAll(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)}`;
