/**
 * The name of a file of X's media hosts, the same whichever size, format or variant an address asks for:
 * `media/<key>` of a photo, `ext_tw_video/<id>` of a video, `tweet_video/<key>` of a GIF. At most 200
 * characters of A-Z a-z 0-9 _ - . /
 */
export function mediaKey(url: string): string {
  const path = (URL.parse(url)?.pathname ?? url).replace(/^\/+/, "");
  const [, video] = /^((?:ext_tw_video|amplify_video)\/\d+)\//.exec(path) ?? [];
  const key =
    video ??
    path
      .replace(/:\w+$/, "")
      .replace(/\.\w{1,5}$/, "")
      .replace(avatarSize, "");
  return key.replaceAll(/[^\w./-]/g, "_").slice(0, maxKeyLength);
}

const avatarSize = /(?<=^profile_images\/.*)_(?:normal|bigger|mini|200x200|400x400)$/;
const maxKeyLength = 200;
