import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

export interface Served {
  url: string;
  close(): Promise<void>;
}

/** Answers a request itself (true) or leaves it to the folders. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Serves folders by URL prefix on a free loopback port; the longest prefix wins. */
export async function serve(folders: Readonly<Record<string, string>>, answer?: Answer): Promise<Served> {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (answer && (await answer(request, response))) {
      return;
    }
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const prefix = prefixes.find((candidate) => pathname.startsWith(candidate));
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    try {
      const file = path.join(folders[prefix!]!, decodeURIComponent(name.slice(prefix!.length)));
      const body = await readFile(file);
      response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  };
  const server: Server = createServer((request, response) => {
    reply(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
