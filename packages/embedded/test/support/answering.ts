import { createServer } from "node:http";

/** A program that answers every request with its process id. */
const server = createServer((_request, response) => response.end(String(process.pid)));
server.listen(Number(process.argv[2]), "127.0.0.1");
