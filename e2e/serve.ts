/** A web server of a test's own: another origin, or one that can be switched off. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface Served {
  /** Such as `http://localhost:41234`. */
  readonly origin: string;
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Of the servers that the tests began: what comes from there is nobody else's. */
export const servedOrigins = new Set<string>();

/** `answer`: what a path (`/`, `/sw.js`) gets; undefined: not found. */
export async function serve(answer: (path: string) => Promise<string | Buffer> | undefined): Promise<Served> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const send = async (): Promise<void> => {
      const body = await answer(path);
      if (body === undefined) throw new Error('not found');
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html; charset=utf-8' });
      response.end(body);
    };
    send().catch(() => {
      response.writeHead(404);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  servedOrigins.add(origin);
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const dist = join(import.meta.dirname, '../dist');

/** The built page, in a folder of its server as anywhere else. */
export function builtPage(folder: string): (path: string) => Promise<Buffer> | undefined {
  return (path) => {
    if (!path.startsWith(folder)) return undefined;
    const file = normalize(path.slice(folder.length));
    return readFile(join(dist, file === '.' || file === '' ? 'index.html' : file));
  };
}
