export { FileFormatError } from './errors.js';
export { readCsv, type CsvRecord } from './records.js';
export { readTransactionsFile, type ReadOptions, type TransactionsFile } from './transactions.js';
export type { SegmentCount } from './minute-counts.js';
