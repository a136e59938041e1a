/** Pages of X that lead on to the page in their query. */
const carriers: readonly { path: RegExp; parameter: string }[] = [
  { path: /^\/i\/redirect\/?$/i, parameter: "url" },
  { path: /^\/(?:share|intent\/(?:tweet|post))\/?$/i, parameter: "url" },
  { path: /^\/(?:i\/flow\/)?(?:login|signup)\/?$/i, parameter: "redirect_after_login" },
];

/** The link in the query of one of X's pages that lead on to it. */
export function carriedLink({ pathname, searchParams, origin }: URL): string | undefined {
  for (const { path, parameter } of carriers) {
    const target = path.test(pathname) ? searchParams.get(parameter) : null;
    if (target !== null && target !== "")
      return /^\/(?!\/)/.test(target) ? origin + target : target;
  }
  return undefined;
}
