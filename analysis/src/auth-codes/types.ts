import type { Calendar } from '../output/times.js';

export interface AuthCode {
  code: string;
  /** What the code means, where it is one that ISO 8583 names. */
  meaning: string | null;
  count: number;
  /** Of all transactions, 0 to 1. */
  share: number;
  /** The ten minutes in which it came most beyond its share: first minute, how many, how many its share would be. */
  peak: { minute: number; count: number; expected: number; z: number };
}

export interface AuthCodesAnalysis {
  kind: 'auth codes';
  file: string;
  calendar: Calendar;
  volume: number;
  codes: AuthCode[];
  story: string[];
}
