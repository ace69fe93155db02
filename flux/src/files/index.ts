export { readCounts, type FileCount, type Gaps, type ReadOptions, type ReadResult } from './counts.js';
export { CoveredMinutes, type Span } from './covered.js';
export { FileFormatError } from './errors.js';
export { minutesOfSpan, type SegmentCount } from './minute-counts.js';
export { readCsv, type CsvRecord } from './records.js';
export { readTransactionsFile, type TransactionsFile } from './series.js';
export { parseFileTime, timeFormats, type FileTime } from './time.js';
export { Timeline } from './timeline.js';
