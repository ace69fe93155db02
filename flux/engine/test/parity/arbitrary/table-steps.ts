import fc from 'fast-check';
import { aggregate } from './window-steps.js';
import {
  column,
  either,
  filled,
  flag,
  labels,
  literal,
  perhaps,
  perhapsOnly,
  some,
  unit,
  whole,
} from './texts.js';
import type { Text } from './texts.js';

/** Functions that make a row of a table, and such as change keys and columns. */

/** What takes nothing but floats is mostly given some. */
const floats = either('', 'toFloat()\n    |> ', 'toFloat()\n    |> ');
const optionalColumn = perhapsOnly({ column });

export const aggregateSteps: Text[] = [
  filled`${aggregate}(${optionalColumn})`,
  filled`${either('skew', 'mode', 'distinct', 'last', 'first', 'stddev', 'count', 'min', 'max')}(${optionalColumn})`,
  filled`stddev(mode: "${either('sample', 'population')}"${perhaps({ column })})`,
  filled`median(method: "${either('exact_mean', 'exact_selector', 'estimate_tdigest')}"${perhaps({ column })})`,
  filled`quantile(q: ${either('0.3', '0.0', '1.0', '0.5', '0.99')}${perhaps({ method: either('"exact_selector"', '"exact_mean"', '"estimate_tdigest"'), column })})`,
  filled`integral(${perhapsOnly({ unit, column, interpolate: either('"linear"'), timeColumn: either('"_time"', '"_stop"') })})`,
  filled`timeWeightedAvg(unit: ${unit})`,
  filled`${floats}histogram(bins: ${either('[0.0, 5.0, 100.0]', '[-9.5, 1.0]', '[2.0, 2.0, 20.0]', '[5.0, 1.0]', 'linearBins(start: 0.0, width: 2.0, count: 3)', 'linearBins(start: -1.0, width: 1.5, count: 2, infinity: false)', 'logarithmicBins(start: 1.0, factor: 2.0, count: 3)')}${perhaps({ normalize: flag, column, upperBoundColumn: either('"upper"', '"g"'), countColumn: either('"n"', '"le"') })})`,
  filled`${floats}histogram(bins: ${either('[0.0, 5.0, 100.0]', 'linearBins(start: 0.0, width: 2.0, count: 4)')}${perhaps({ normalize: flag })})\n    |> histogramQuantile(quantile: ${either('0.5', '0.0', '0.9', '1.0')}${perhaps({ minValue: either('-1.0', '0.5'), valueColumn: either('"q"', '"g"') })})`,
  filled`toFloat()\n    |> rename(columns: {_value: "le"})\n    |> duplicate(column: "${either('le', 'h', 'w')}", as: "_value")\n    |> toFloat()\n    |> histogramQuantile(quantile: 0.4${perhaps({ minValue: either('-10.0', '0.5'), onNonmonotonic: either('"error"', '"drop"', '"force"') })})`,
];

export const shapeSteps: Text[] = [
  // A NaN in the key has no place in influxd's order of keys: it goes by which came before.
  filled`group(columns: ${some(['_time', 'g', 'h', 'b', '_field', 'nope'], 2).map(literal)})`,
  filled`group(mode: "except", columns: ${some(['_time', 'g', 'h', 'b', '_field'], 3).map((others) => literal(['_value', ...others]))})`,
  fc.constant('group()'),
  filled`keep(columns: ${some(['_time', '_value', 'g', 'h', 'b']).map(literal)})`,
  filled`drop(columns: ${labels})`,
  filled`rename(columns: {${either('g', '_value', 'b', 'h')}: "${either('q', 'q', '_field')}"})`,
  filled`duplicate(column: ${column}, as: ${either('"d"', '"w"')})`,
  filled`set(key: ${either('"n"', '"s"')}, value: "w")`,
  filled`pivot(rowKey: [${either('"_time"', '"_time"', '"h"', '"_time", "h"', '"nope"')}], columnKey: [${either('"g"', '"h"', '"b"', '"_field"', '"g", "h"')}], valueColumn: "${either('_value', '_value', 'h', 'b')}")`,
  filled`drop(fn: (column) => column =~ /${either('^_st', 'g|h', '_time', 'b')}/)`,
  filled`keep(fn: (column) => column != "${either('g', 'h', '_value')}")`,
  filled`rename(fn: (column) => ${either('column + "x"', 'if column == "g" then "k" else column')})`,
  filled`${either('columns', 'keys')}(${perhapsOnly({ column: either('"c"', '"g"') })})`,
  filled`distinct(${optionalColumn})`,
  filled`experimental.group(mode: "extend", columns: [${either('"g"', '"h"', '"b", "g"')}])`,
  filled`experimental.set(o: {${either('n: "w"', 'm: 1, n: 2.5', '_time: 2024-01-01T00:03:00Z', '_value: 3', 'b: true')}})`,
  filled`experimental.preview(nrows: ${either('1', '3')}, ntables: ${either('1', '2')})`,
  filled`${either('', 'sort(columns: ["_time"])\n    |> ')}experimental.alignTime(alignTo: ${either('2024-02-01T00:00:00Z', '1970-01-01T00:00:00Z')})`,
  filled`experimental.unpivot(${perhapsOnly({ otherColumns: either('["_time"]', '["_time", "g"]', '["h", "b", "g", "_time"]') })})`,
  filled`drop(columns: ["g", "b", "_field"])\n    |> rename(columns: {_value: "v"})\n    |> experimental.unpivot()`,
  filled`${either('schema', 'v1')}.fieldsAsCols()`,
  filled`monitor.deadman(t: 2024-01-01T00:0${whole(1, 4)}:00Z)`,
  filled`rename(columns: {${either('g', '_value')}: "_level"})\n    |> monitor.stateChanges(${perhapsOnly({ fromLevel: either('"x"', '"a"', '"any"'), toLevel: either('"y"', '"b"', '"any"') })})`,
];
