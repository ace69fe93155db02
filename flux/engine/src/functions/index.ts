import type { Builtin } from '../eval/builtin.js';
import { StandardLibrary } from '../eval/library.js';
import type { Constant } from '../eval/library.js';
import { distinctFunctions } from './aggregates/distinct.js';
import { histogramFunctions } from './aggregates/histogram.js';
import { aggregates } from './aggregates/index.js';
import { integralFunctions } from './aggregates/integral.js';
import { quantileFunctions } from './aggregates/quantile.js';
import { arrayFunctions } from './arrays.js';
import { columnFunctions } from './columns.js';
import { convertTableFunctions } from './convert-tables.js';
import { convertFunctions } from './convert.js';
import { csvFunctions } from './csv.js';
import { cumulativeSumFunctions } from './cumulative-sum.js';
import { dateConstants, dateFunctions } from './dates.js';
import { debugConstants, debugFunctions } from './debug.js';
import { derivativeFunctions } from './derivative.js';
import { differenceFunctions } from './difference.js';
import { experimentalFunctions } from './experimental.js';
import { fillFunctions } from './fill.js';
import { filterFunctions } from './filter.js';
import { findFunctions } from './find.js';
import { groupFunctions } from './group.js';
import { joinFunctions } from './joins/join.js';
import { joinPackageFunctions } from './joins/tables.js';
import { limitFunctions } from './limit.js';
import { mapFunctions } from './map.js';
import { mathConstants, mathFunctions } from './math.js';
import { monitorConstants, monitorFunctions } from './monitor.js';
import { movingAverageFunctions } from './moving-average.js';
import { outputFunctions } from './output.js';
import { pivotFunctions } from './pivot.js';
import { reduceFunctions } from './reduce.js';
import { schemaFunctions } from './schema.js';
import { shiftFunctions } from './shift.js';
import { sortFunctions } from './sort.js';
import { sortLimitFunctions } from './first-of-sorted.js';
import { sourceFunctions } from './source/index.js';
import { stateFunctions } from './state.js';
import { stringFunctions } from './strings.js';
import { testingFunctions } from './testing.js';
import { testutilConstants, testutilFunctions } from './testutil.js';
import { timeColumnFunctions } from './time-columns.js';
import { unionFunctions } from './union.js';
import { valueConstants, valueFunctions } from './values.js';
import { windowFunctions } from './windows/index.js';

/** Every family of functions: a new one is a file of its own and a line here. */
const families: ReadonlyArray<readonly Builtin[]> = [
  sourceFunctions,
  filterFunctions,
  groupFunctions,
  columnFunctions,
  mapFunctions,
  reduceFunctions,
  aggregates,
  quantileFunctions,
  distinctFunctions,
  histogramFunctions,
  integralFunctions,
  movingAverageFunctions,
  timeColumnFunctions,
  windowFunctions,
  unionFunctions,
  sortFunctions,
  sortLimitFunctions,
  limitFunctions,
  pivotFunctions,
  cumulativeSumFunctions,
  differenceFunctions,
  derivativeFunctions,
  joinFunctions,
  joinPackageFunctions,
  stateFunctions,
  fillFunctions,
  shiftFunctions,
  findFunctions,
  arrayFunctions,
  convertFunctions,
  convertTableFunctions,
  mathFunctions,
  dateFunctions,
  stringFunctions,
  valueFunctions,
  outputFunctions,
  schemaFunctions,
  monitorFunctions,
  experimentalFunctions,
  csvFunctions,
  debugFunctions,
  testingFunctions,
  testutilFunctions,
];

const constants: readonly Constant[] = [
  ...mathConstants,
  ...dateConstants,
  ...valueConstants,
  ...monitorConstants,
  ...debugConstants,
  ...testutilConstants,
];

export const library = new StandardLibrary(families.flat(), constants);
