import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { send } from './respond.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Sends one file of the folder, compressed where a `.br` lies beside it; false when there is none of that name. */
export async function sendFile(
  folder: string,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string> = {},
): Promise<boolean> {
  const path = normalize(join(folder, name));
  const type = TYPES[extname(path)];
  if (!path.startsWith(folder + sep) || name.includes('\0') || !type) return false;
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return false;
  const tag = `"${found.size}-${Math.round(found.mtimeMs)}"`;
  const common = { 'cache-control': 'no-cache', etag: tag, vary: 'accept-encoding', ...headers };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, common);
    response.end();
    return true;
  }
  const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const small = takesBrotli ? await readFile(`${path}.br`).catch(() => undefined) : undefined;
  if (small) send(response, 200, small, type, { ...common, 'content-encoding': 'br' });
  else send(response, 200, await readFile(path), type, common);
  return true;
}
