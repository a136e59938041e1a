import { omitUndefined } from "@memory/shared/contracts/omit-undefined";
import type { Media, Post } from "@memory/shared/contracts/tweet";
import { isCardPage } from "../../../tweet/card/card-page.ts";
import { mediumOf } from "../media.ts";
import type { SyndicationCard } from "./card-schema.ts";
import { type Unified, type UnifiedComponent, Unified as UnifiedSchema } from "./unified-schema.ts";

type UnifiedParts = {
  readonly media: Media[];
  readonly isWhole: boolean;
  readonly card: Post["card"];
};

/** What X shows for an advertiser's card: pictures, films, and the pages that they lead to. */
export function unifiedCard({ binding_values: values }: SyndicationCard): UnifiedParts {
  const unified = parsed(values.get("unified_card")?.string_value);
  if (unified === undefined) return { media: [], isWhole: false, card: undefined };
  const components = [...unified.component_objects.values()];
  const obtained = [...unified.media_entities.values()].map((detail) => mediumOf(detail));
  const media = obtained.flatMap((medium) => medium ?? []);
  const card = cardOf(components, unified);
  const isRead =
    components.every(({ type }) => readTypes.has(type)) &&
    components.every((component) => component.type !== "details" || isTitled(component)) &&
    components.every(
      (component) => !isTitled(component) || pagesOf(component, unified).length > 0,
    ) &&
    unified.components.every((name) => unified.component_objects.has(name)) &&
    mediaIds(components).every((id) => unified.media_entities.has(id));
  return {
    media,
    card,
    isWhole: isRead && media.length === obtained.length && (media.length > 0 || card !== undefined),
  };
}

function parsed(json: string | undefined): Unified | undefined {
  try {
    return UnifiedSchema.safeParse(JSON.parse(json ?? "")).data;
  } catch {
    return undefined;
  }
}

/** Components of other types hold something that nothing here reads. */
const readTypes = new Set([
  "details",
  "media",
  "swipeable_media",
  "media_with_details_horizontal",
  "app_store_details",
  "button_group",
]);

const isTitled = ({ data }: UnifiedComponent): boolean => Boolean(data.title?.content);

const mediaIds = (components: readonly UnifiedComponent[]): string[] =>
  components.flatMap(({ data }) =>
    [data.id, data.media_id, ...(data.media_list ?? []).map(({ id }) => id)].flatMap(
      (id) => id ?? [],
    ),
  );

type Page = { url: string; domain: string | undefined; title?: string; subtitle?: string };

/** The first page that has a title. The description names the others. */
function cardOf(components: readonly UnifiedComponent[], unified: Unified): Post["card"] {
  const pages = components.flatMap((component) => pagesOf(component, unified));
  const known = pages.filter(
    (page, index) =>
      pages.findIndex(({ url, title }) => url === page.url && title === page.title) === index &&
      (page.title !== undefined || !pages.some(({ url, title }) => url === page.url && title)),
  );
  const first = known.find(({ title }) => title !== undefined) ?? known[0];
  if (first === undefined) return undefined;
  const { url, domain, title = domain ?? url, subtitle } = first;
  const others = known
    .filter((page) => page !== first)
    .map((page) => [page.title, page.url].flatMap((words) => words ?? []).join(": "));
  const lines = [...(subtitle === undefined || subtitle === domain ? [] : [subtitle]), ...others];
  return { url, title, ...omitUndefined({ domain, description: lines.join("\n") || undefined }) };
}

function pagesOf({ data }: UnifiedComponent, { destination_objects: targets }: Unified): Page[] {
  const pageAt = (destination: string | undefined): Page[] => {
    const { url, vanity: domain } = targets.get(destination ?? "")?.data.url_data ?? {};
    return url === undefined || !isCardPage(url) ? [] : [{ url, domain }];
  };
  const words = omitUndefined({
    title: data.title?.content || undefined,
    subtitle: data.subtitle?.content || undefined,
  });
  return [
    ...pageAt(data.destination).map((page) => ({ ...page, ...words })),
    ...(data.media_list ?? []).flatMap(({ destination }) => pageAt(destination)),
    ...(data.buttons ?? []).flatMap(({ destination }) => pageAt(destination)),
  ];
}
