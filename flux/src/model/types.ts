import type { Status } from '../statuses.js';

/** The model's constants; what each does and its unit is said in flux/lib/constants.flux. */
export interface ModelConstants {
  transactionsBucket: string;
  analyticsBucket: string;
  upward: readonly Status[];
  downward: readonly Status[];
  warningLevel: number;
  criticalLevel: number;
  shortWindow: number;
  middleWindow: number;
  longWindow: number;
  upwardMinimum: number;
  referenceStart: number;
  referenceEnd: number;
  downwardStart: number;
  downwardEnd: number;
  trendStart: number;
  trendEnd: number;
  trendLeast: number;
  referenceMinimum: number;
  learningMinutes: number;
  downwardShare: number;
  downwardMinimum: number;
  flagScore: number;
  upwardHold: number;
  downwardHold: number;
  flagShare: number;
  flagMinimum: number;
  silenceMinutes: number;
  silenceExpected: number;
  stayScore: number;
  offScore: number;
  calmMinutes: number;
  absorbMinutes: number;
  absorbUnknownMinutes: number;
  shapeLeast: number;
  shapeMost: number;
  shapeMinimum: number;
  shapeCovered: number;
  incidentGap: number;
  shards: number;
}

/** The model in force: its constants, and a short hash that tells two models apart. */
export interface Model {
  constants: Readonly<ModelConstants>;
  hash: string;
}
