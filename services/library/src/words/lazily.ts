/**
 * What `make` makes, at the first call and no sooner: `Intl` objects take far longer to make than to use, and most
 * processes never speak most languages.
 */
export function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
