import { expect } from "chai";
import { candidatesOf } from "../../src/copy/candidates/candidates-of.ts";

describe("candidatesOf", () => {
  it("names no file of another video, which would be kept under this one's name", () => {
    const film = (id: number, bitrate: number) => ({
      url: `https://video.twimg.com/ext_tw_video/${id}/pu/vid/avc1/640x360/f.mp4?tag=12`,
      contentType: "video/mp4",
      bitrate,
    });
    const { url } = film(1, 800_000);
    const variants = [film(2, 9_000_000), film(1, 800_000)];
    const found = candidatesOf({ key: "ext_tw_video/1", kind: "video", url, variants });
    expect(found.map((each) => each.url)).to.deep.equal([url]);
  });
});
