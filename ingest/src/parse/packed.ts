import type { IncomingHttpHeaders } from 'node:http';
import { PackedError } from '../errors.js';
import { printable } from '../transaction/printable.js';

/** The error of a packed body, which would be read as text; null: it is not packed. */
export function packedError({ 'content-encoding': encoding }: IncomingHttpHeaders): Error | null {
  return encoding === undefined || encoding === 'identity' ? null : new PackedError(printable(encoding));
}
