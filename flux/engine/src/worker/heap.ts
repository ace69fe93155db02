import { setFlagsFromString } from 'node:v8';

/**
 * Sets V8's heap up for processes that serve, in all threads of the process: call it before they begin.
 *
 * Every new object counts as a young one. By itself V8 makes the objects of places in the code old from the start where
 * many once lived through a collection, as they do when a burst of requests is under way; from then on each of them keeps
 * alive what it refers to until the next full collection, and requests that are long answered are moved and marked again
 * and again.
 *
 * Young objects are collected by the thread whose they are, alone. By itself V8 has up to seven others help with it: they
 * save that thread less than they cost together, and it is the other threads that serve which they keep from running.
 */
export function tuneHeap(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--no-parallel-scavenge');
}
