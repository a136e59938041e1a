import { imageSize } from "image-size";
import { ProcessingError } from "../calls/api-error.ts";
import type { Pixels } from "./files.ts";

const types: readonly (string | undefined)[] = ["jpg", "png", "gif", "webp", "bmp"];
const longestSides = 10_000;
const widestRatio = 20;

/**
 * The size of a picture that is sent as a photo. Throws a ProcessingError for what is no picture, and beyond
 * the limits of https://core.telegram.org/bots/api#sendphoto.
 */
export function processedPhoto(content: Buffer): Pixels {
  const { width, height } = pixelsOf(content);
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (width + height > longestSides || !(ratio <= widestRatio)) {
    throw new ProcessingError("PHOTO_INVALID_DIMENSIONS");
  }
  return { width, height };
}

function pixelsOf(content: Buffer): Pixels {
  try {
    const { type, width, height } = imageSize(content);
    if (types.includes(type)) return { width, height };
  } catch (error) {
    // image-size throws for whatever it cannot read, and has no type of error.
    if (!(error instanceof Error)) throw error;
  }
  throw new ProcessingError("IMAGE_PROCESS_FAILED");
}
