import { Name, Words } from "@memory/shared/contracts/bounded";
import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media } from "@memory/shared/contracts/tweet";
import { photoUrl } from "../../../tweet/media-url.ts";
import type { SyndicationCard } from "./card-schema.ts";

type Values = Pick<SyndicationCard, "binding_values">;

/** The text of the first of these values that has one. What is longer than real ones is absent. */
export const textOf = ({ binding_values: values }: Values, ...names: string[]) =>
  firstOf(names, (name) => Words.safeParse(values.get(name)?.string_value).data || undefined);

/** Like `textOf`, for what is a name or a title. */
export const nameOf = ({ binding_values: values }: Values, ...names: string[]) =>
  firstOf(names, (name) => Name.safeParse(values.get(name)?.string_value).data || undefined);

const sizes = ["_original", "_x_large", "_large", ""];

/** The largest picture under one of these names that can be downloaded. */
export function pictureOf({ binding_values: values }: Values, ...names: string[]) {
  const sized = names.flatMap((name) => sizes.map((size) => name + size));
  return firstOf(sized, (name): Media | undefined => {
    const { url, width, height, alt } = values.get(name)?.image_value ?? {};
    const original = photoUrl(url);
    if (original === undefined) return undefined;
    const rest = omitUndefined({ width, height, altText: alt || undefined });
    return { kind: "photo", url: original, ...rest };
  });
}

function firstOf<T>(names: string[], read: (name: string) => T | undefined): T | undefined {
  for (const name of names) {
    const value = read(name);
    if (value !== undefined) return value;
  }
  return undefined;
}
