import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

/** Shown where the workbench was not built. */
const plainPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Firewatch</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}</style>
<h1>Firewatch is running</h1>
<p>The workbench page is not built. <code>npm run build:workbench -w grafana-plugin</code> builds it; then start Firewatch again.</p>
<ul>
<li><a href="/docs">API documentation</a></li>
<li><a href="/health">Health</a></li>
</ul>
</html>
`;

/** GET /: the workbench page and its files, from the folder that the panel's build makes. */
export const workbenchRoute: FastifyPluginAsync<{ folder: string }> = async (app, { folder }) => {
  if (existsSync(join(folder, 'index.html'))) {
    await app.register(fastifyStatic, { root: folder, schemaHide: true, cacheControl: true, maxAge: 0 });
    return;
  }
  app.get('/', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(plainPage),
  );
};
