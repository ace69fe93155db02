import type { Args, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import { TableStream } from '../eval/stream.js';
import { Column } from '../table/column.js';
import type { ColumnType } from '../table/column.js';
import { ColumnBuilder } from '../table/builder.js';
import { keyEntries, Table } from '../table/table.js';
import { sorted } from './transform.js';

/** Floats that differ by no more than this count as equal. */
const epsilon = 1e-6;
const label = '_diff';

/** The tables of `got` that differ from those of `want` under the same key, row by row; none where all are equal. */
export function diff(args: Pick<Args, 'stream'>, call: Call): TableStream {
  return new TableStream({
    kind: 'experimental.diff',
    inputs: [args.stream('want'), args.stream('got')],
    at: call.at,
    compute: ([want, got]) => sorted(diffTables(want, got)),
  });
}

function diffTables(want: readonly Table[], got: readonly Table[]): Table[] {
  const pairs = new Map<string, { want?: Table; got?: Table }>();
  const pairOf = (table: Table): { want?: Table; got?: Table } => {
    const id = table.key.id();
    const known = pairs.get(id) ?? {};
    pairs.set(id, known);
    return known;
  };
  for (const table of want) pairOf(table).want = table;
  for (const table of got) pairOf(table).got = table;
  return [...pairs.values()].flatMap((pair) => {
    const comparison = new Comparison(pair.want ?? noRows(pair.got!), pair.got ?? noRows(pair.want!));
    return comparison.isEqual() ? [] : [comparison.table()];
  });
}

/** What stands for the table that the other side lacks: its key alone. */
function noRows(table: Table): Table {
  return Table.from(table.key, [], 0);
}

/** A column that either side has; undefined where that side lacks it. */
interface Compared {
  label: string;
  type: ColumnType;
  want: Column | undefined;
  got: Column | undefined;
}

/** A wanted row is kept (' '), missing ('-'), or a row was got that nobody wanted ('+'). */
interface Step {
  mark: '' | '-' | '+';
  row: number;
}

/** Two tables of one key side by side. */
class Comparison {
  private readonly columns: readonly Compared[];

  constructor(
    private readonly want: Table,
    private readonly got: Table,
  ) {
    if (want.key.has(label)) throw new FluxError('group key cannot contain _diff column');
    const labels = new Set([...want.layout.labels, ...got.layout.labels]);
    this.columns = [...labels]
      .filter((name) => name !== label && !want.key.has(name))
      .map((name) => compared(name, want.column(name), got.column(name)));
  }

  isEqual(): boolean {
    const { want, got } = this;
    if (want.length !== got.length) return false;
    for (let row = 0; row < want.length; row++) if (!this.sameRow(row, row)) return false;
    return true;
  }

  /** Both tables in one: rows in common, and those of one side alone with a mark. */
  table(): Table {
    const steps = this.steps();
    const marks = Column.strings(steps.map(({ mark }) => mark));
    const columns = this.columns.map(({ label: name, type, want, got }) => {
      const builder = new ColumnBuilder(type, steps.length);
      for (const { mark, row } of steps) {
        const from = mark === '+' ? got : want;
        if (from) builder.appendCell(from, row);
        else builder.appendNull();
      }
      return [name, builder.build()] as const;
    });
    const { key } = this.want;
    return Table.from(
      key,
      [[label, marks] as const, ...keyEntries(key, steps.length), ...columns],
      steps.length,
    );
  }

  private sameRow(i: number, j: number): boolean {
    return this.columns.every(({ want, got }) => sameCell(want, i, got, j));
  }

  /** The way from one table to the other along their longest common subsequence of rows. */
  private steps(): Step[] {
    const lengths = this.commonLengths();
    const steps: Step[] = [];
    let i = this.want.length;
    let j = this.got.length;
    while (i > 0 || j > 0) {
      if (i > 0 && j > 0 && this.sameRow(i - 1, j - 1)) {
        steps.push({ mark: '', row: i - 1 });
        i--;
        j--;
      } else if (i > 0 && (j === 0 || lengths[j][i - 1] > lengths[j - 1][i]))
        steps.push({ mark: '-', row: --i });
      else steps.push({ mark: '+', row: --j });
    }
    return steps.reverse();
  }

  /** Of the first j rows got and the first i wanted, the most that they have in common. */
  private commonLengths(): Uint32Array[] {
    const lengths = Array.from({ length: this.got.length + 1 }, () => new Uint32Array(this.want.length + 1));
    for (let j = 1; j < lengths.length; j++) {
      for (let i = 1; i <= this.want.length; i++)
        lengths[j][i] = this.sameRow(i - 1, j - 1)
          ? lengths[j - 1][i - 1] + 1
          : Math.max(lengths[j - 1][i], lengths[j][i - 1]);
    }
    return lengths;
  }
}

function compared(name: string, want: Column | undefined, got: Column | undefined): Compared {
  if (want && got && want.type !== got.type)
    throw new FluxError(`column "${name}" has different types ${want.type} != ${got.type}`);
  return { label: name, type: (want ?? got!).type, want, got };
}

/** A column that is lacking counts as one of nulls. */
function sameCell(want: Column | undefined, i: number, got: Column | undefined, j: number): boolean {
  const lacks = want?.isNull(i) ?? true;
  if (lacks || (got?.isNull(j) ?? true)) return lacks === (got?.isNull(j) ?? true);
  const [a, b] = [want!.raw(i), got!.raw(j)];
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return (Number.isNaN(a) && Number.isNaN(b)) || !(Math.abs(a - b) > epsilon);
}
