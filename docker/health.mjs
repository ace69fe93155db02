// The image's health check: whether `serve` answers where its settings say; exit code 0 or 1.
import { localAddress } from '../ingest/dist/client/ingest.js';
import http from 'node:http';
import https from 'node:https';

const url = new URL('/health', localAddress(process.env));
const client = url.protocol === 'https:' ? https : http;
// The certificate is for the name that others use, not for loopback.
client
  .get(url, { rejectUnauthorized: false }, (response) => {
    // Asked from another address than loopback it wants a token, and is alive all the same.
    process.exit(response.statusCode < 500 ? 0 : 1);
  })
  .on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
