import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';

export interface ServedFolder {
  /** Ends with a slash. */
  address: string;
  stop(): Promise<void>;
}

/** Serves the html files of one folder on loopback, on a free port. */
export const serveFolder = async (folder: string): Promise<ServedFolder> => {
  const server = createServer((request, response) => {
    const name = basename(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    if (!name.endsWith('.html')) {
      response.writeHead(404).end();
      return;
    }
    readFile(join(folder, name)).then(
      (content) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
