import { FluxError } from './errors.js';
import type { Query } from './query.js';
import type { Value } from './values.js';

/** The variables of one call of a function, or of the script itself. */
export class Frame {
  /** Of the size that they will have: an array that grows by itself takes room for many values at once. */
  readonly slots: Value[];

  /**
   * @param size how many variables there are
   * @param interpreted whether influxd interprets the code: it compiles the functions that others are given to run, and
   * what is written within those, but not the functions that they call
   */
  constructor(
    readonly parent: Frame | null,
    readonly query: Query,
    size: number,
    readonly interpreted: boolean = parent?.interpreted ?? true,
  ) {
    this.slots = new Array<Value>(size);
  }
}

/** A compiled expression. */
export type Code = (frame: Frame) => Value;

/** Where a variable stands: so many frames out, at that slot. */
export interface Binding {
  depth: number;
  slot: number;
}

/** The names that a function, or the script itself, declares: known before anything runs. */
export class Scope {
  private readonly names = new Map<string, number>();

  constructor(readonly parent: Scope | null) {}

  get size(): number {
    return this.names.size;
  }

  declare(name: string): number {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const slot = this.names.size;
    this.names.set(name, slot);
    return slot;
  }

  resolve(name: string): Binding | undefined {
    const slot = this.names.get(name);
    if (slot !== undefined) return { depth: 0, slot };
    const outer = this.parent?.resolve(name);
    return outer && { depth: outer.depth + 1, slot: outer.slot };
  }
}

export function frameAt(frame: Frame, depth: number): Frame {
  let found = frame;
  for (let i = 0; i < depth; i++) found = found.parent!;
  return found;
}

/** Reads a variable; specialised for the usual depths, since this is what row functions do most. */
export function readVariable(name: string, { depth, slot }: Binding): Code {
  const check = (value: Value | undefined): Value => {
    if (value === undefined) throw new FluxError(`undefined identifier "${name}"`);
    return value;
  };
  if (depth === 0) return (frame) => check(frame.slots[slot]);
  if (depth === 1) return (frame) => check(frame.parent!.slots[slot]);
  return (frame) => check(frameAt(frame, depth).slots[slot]);
}
