/** Stands for Grafana's own program: serves the stand-in where its environment says, until it is told to end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startStandIn } from './stand-in-grafana.js';

const {
  GF_SERVER_HTTP_PORT: port,
  GF_SECURITY_ADMIN_PASSWORD: password,
  GF_PATHS_PLUGINS: plugins,
} = process.env;
readFileSync(join(plugins!, 'firewatch-statusmix-panel', 'module.js'));
await startStandIn({ port: Number(port), password: password! });
