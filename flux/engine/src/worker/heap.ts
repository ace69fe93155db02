import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 take every new object for a young one, in all threads of the process. By itself it makes the objects of places in the
 * code old from the start where many once lived through a collection, as they do when a burst of requests is under way; from
 * then on each of them keeps alive what it refers to until the next full collection, and requests that are long answered
 * are moved and marked again and again. For processes that serve: call it before they begin.
 */
export function tuneHeap(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
