/** The two listening servers: the host's own origin and the second one. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send } from './respond.ts';

export class PortInUse extends Error {
  constructor(readonly port: number) {
    super(`port ${port} is in use`);
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Listens on loopback; port 0 takes a free one. Throws PortInUse. */
export async function listen(port: number, handler: Handler, onProblem: (problem: unknown) => void): Promise<Server> {
  const server = createServer((request, response) => {
    handler(request, response).catch((problem) => {
      onProblem(problem);
      if (response.headersSent) response.destroy();
      else send(response, 500, 'internal error');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (problem: NodeJS.ErrnoException) => {
      reject(problem.code === 'EADDRINUSE' || problem.code === 'EACCES' ? new PortInUse(port) : problem);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
