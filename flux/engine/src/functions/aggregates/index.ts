import type { Builtin } from '../../eval/builtin.js';
import { aggregateFunctions } from './basic.js';
import { selectorFunctions } from './select.js';

export const aggregates: Builtin[] = [...aggregateFunctions, ...selectorFunctions].map((one) =>
  one.builtin(),
);
