import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { type Method, read, string } from "../calls/method.ts";

const maxBytes = 20 * 1024 * 1024;

export const getFile: Method = ({ files }, { params }) => {
  const { file_id } = read(z.object({ file_id: string }), params);
  if (file_id === "") throw badRequest("file_id not specified");
  const file = files.find(file_id);
  if (file === undefined) throw badRequest("invalid file_id");
  // The playground has only what was sent to it, and fetches nothing.
  if (!("bytes" in file)) {
    throw badRequest("wrong file_id or the file is temporarily unavailable");
  }
  if (file.bytes > maxBytes) throw badRequest("file is too big");
  return {
    result: {
      file_id,
      file_unique_id: file.uniqueId,
      file_size: file.bytes,
      file_path: file.filePath,
    },
  };
};
