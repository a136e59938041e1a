const extensions: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
  "video/mp4": "mp4",
  "video/quicktime": "mov",
};

/** What the name of a file of this MIME type ends with, without the dot. */
export const extensionOf = (type: string): string => extensions[type] ?? "bin";
