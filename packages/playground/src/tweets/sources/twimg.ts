import type { SampleMedia, Variant } from "../samples/sample.ts";

type Video = SampleMedia & { type: "video" };

/** The visible form of the short link to a tweet's own media. */
export const pic = (tco: string): string => tco.replace("https://t.co/", "pic.x.com/");

export const poster = ({ id, key }: Video) =>
  `https://pbs.twimg.com/ext_tw_video_thumb/${id}/pu/img/${key}.jpg`;

export const playlist = ({ id, key }: Video) =>
  `https://video.twimg.com/ext_tw_video/${id}/pu/pl/${key}.m3u8?tag=12&v=cfc`;

export const videoFile = ({ id }: Video, { size, name }: Variant) =>
  `https://video.twimg.com/ext_tw_video/${id}/pu/vid/avc1/${size}/${name}.mp4?tag=12`;
