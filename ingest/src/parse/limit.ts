import type { Readable } from 'node:stream';
import { BrokenOffError, TooLargeError } from '../errors.js';

/**
 * A streamed body that ends with an error where it is too large. The stream itself is left open when reading ends
 * early, so that the reply can still be sent.
 * @throws TooLargeError, BrokenOffError
 */
export async function* limitBody(body: NodeJS.ReadableStream, mostBytes: number): AsyncGenerator<Buffer> {
  const stream = body as Readable;
  let bytes = 0;
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > mostBytes)
        throw new TooLargeError(
          `the body is larger than ${String(mostBytes / 1e6)} MB (FIREWATCH_STREAM_MB): send it in parts`,
        );
      yield chunk;
    }
  } catch (error) {
    throw stream.errored === null ? error : Object.assign(new BrokenOffError(), { cause: error });
  } finally {
    // What is left is let go; the sender reads the reply when he has sent it.
    stream.resume();
  }
}
