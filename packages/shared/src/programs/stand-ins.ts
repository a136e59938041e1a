type Env = Record<string, string | undefined>;

/** The bot token for the playground. Not a secret: nothing else accepts it. */
export const standInToken = "7000000001:the-playground-stands-in-for-Telegram";

const sourceRoots = {
  SYNDICATION_API_ROOT: "syndication",
  FXTWITTER_API_ROOT: "fxtwitter",
  VXTWITTER_API_ROOT: "vxtwitter",
  X_API_ROOT: "x-api",
  OEMBED_API_ROOT: "oembed",
};

const mediaRoots = { PHOTO_ROOT: "pbs", VIDEO_ROOT: "video" };

/** The addresses of the sources' stand-ins in a playground, but for those that the environment sets. */
export const standInSources = (playground: string, env: Env): Env => ({
  ...addresses(sourceRoots, `${playground}/sources`, env),
  ...addresses(mediaRoots, `${playground}/media`, env),
});

const addresses = (roots: Readonly<Record<string, string>>, base: string, env: Env): Env =>
  Object.fromEntries(
    Object.entries(roots).map(([variable, name]) => [variable, env[variable] || `${base}/${name}`]),
  );
