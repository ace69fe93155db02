// Single requests from many connections, by autocannon: a generator that takes less of the machine than what it measures.
import autocannon from 'autocannon';

/**
 * Sends POSTs for some seconds; rejects where an answer is no 2xx. Latencies in ms.
 * @param options body: makes the next request's body
 */
export async function cannon({ url, headers, body, seconds, connections = 64 }) {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers,
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were no 2xx, ${result.errors} requests failed`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}
