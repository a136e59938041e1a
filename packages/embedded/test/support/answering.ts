import { createServer } from "node:http";

/** A program that answers every request with its process id and the number of requests so far. */
let requests = 0;
const server = createServer((_request, response) => {
  requests += 1;
  response.end(`${process.pid} ${requests}`);
});
server.listen(Number(process.argv[2]), "127.0.0.1");
