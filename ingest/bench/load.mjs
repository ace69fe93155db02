// Loads: single POSTs from many connections, and bulk writes.
import { Readable } from 'node:stream';
import { cannon } from '../../bench/cannon.mjs';

const run = Date.now().toString(36);
const statuses = [...Array(8).fill('approved'), 'denied', 'failed'];
let made = 0;

const transaction = () => {
  const n = ++made;
  return {
    id: `pay-${run}-${n}`,
    time: new Date().toISOString(),
    status: statuses[n % statuses.length],
    amount: (n % 5000) / 100,
    tags: { auth_code: '00' },
  };
};

/** The same as one line of line protocol, as a client without an ingest would write it. */
function line() {
  const { id, status, amount, tags } = transaction();
  return `transaction,auth_code=${tags.auth_code},status=${status} count=1i,amount=${amount},id="${id}" ${Date.now()}${String(made % 1e6).padStart(6, '0')}`;
}

/** Single transactions as JSON. */
export const posts = (url, token, seconds) =>
  cannon({
    url,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: () => JSON.stringify(transaction()),
    seconds,
  });

/** One line of line protocol a request, straight to the database. */
export const pointPosts = ({ url, token, org }, seconds) =>
  cannon({
    url: `${url}/api/v2/write?org=${org}&bucket=transactions&precision=ns`,
    headers: { authorization: `Token ${token}`, 'content-type': 'text/plain' },
    body: line,
    seconds,
  });

async function ok(response) {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text.slice(0, 200)}`);
  return text;
}

/** Lines of a kind in pieces of 1,000, made before they are needed, so that making them is not measured. */
const pieces = (count, make) =>
  Array.from({ length: count / 1_000 }, () =>
    Buffer.from(Array.from({ length: 1_000 }, make).join('\n') + '\n'),
  );

/** Points a second of raw line protocol, 5,000 a request, one request after the other. */
export async function rawPoints({ url, token, org }, count) {
  const made = pieces(count, line);
  const started = performance.now();
  for (let from = 0; from < made.length; from += 5)
    await ok(
      await fetch(`${url}/api/v2/write?org=${org}&bucket=transactions&precision=ns`, {
        method: 'POST',
        headers: { authorization: `Token ${token}`, 'content-type': 'text/plain' },
        body: Buffer.concat(made.slice(from, from + 5)),
      }),
    );
  return count / ((performance.now() - started) / 1000);
}

/** Points a second of one NDJSON body. */
export async function ndjsonPoints(url, token, count) {
  const made = pieces(count, () => JSON.stringify(transaction()));
  const started = performance.now();
  await stream(url, token, made);
  return count / ((performance.now() - started) / 1000);
}

const csvLine = ({ id, time, status, amount, tags }) => [time, status, amount, id, tags.auth_code].join();

/** What a body may be made of: a line of a transaction, and what stands before them all. */
const formats = {
  'application/x-ndjson': { header: '', line: (made) => JSON.stringify(made) },
  'text/csv': { header: 'time,status,amount,id,auth_code\n', line: csvLine },
};

/** Sends a body of so many bytes, made while it is sent; resolves with the number of transactions. */
export async function largeBody(url, token, { bytes, type }) {
  const { header, line: text } = formats[type];
  let [sent, count] = [0, 0];
  function* chunks() {
    if (header !== '') yield Buffer.from(header);
    while (sent < bytes) {
      const chunk = Buffer.from(Array.from({ length: 500 }, () => text(transaction())).join('\n') + '\n');
      sent += chunk.length;
      count += 500;
      yield chunk;
    }
  }
  await stream(url, token, chunks(), type);
  return count;
}

async function stream(url, token, chunks, type = 'application/x-ndjson') {
  const reply = await ok(
    await fetch(`${url}/v1/transactions?recommend=false`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: Readable.toWeb(Readable.from(chunks)),
      duplex: 'half',
    }),
  );
  const { rejected } = JSON.parse(reply);
  if (rejected.total > 0)
    throw new Error(`${rejected.total} lines were rejected: ${rejected.first[0].message}`);
}
