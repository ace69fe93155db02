import type { MountSpec } from './props.js';

declare global {
  interface Window {
    /** What the harness page offers to tests. */
    harness: {
      mount(spec: MountSpec): Promise<void>;
      /** Names of modules that the plugin asked for. */
      asked: string[];
      /** Time ranges that a drag asked for. */
      hovered: number[];
      zooms: Array<{ from: number; to: number }>;
      bench(minutes: number): Promise<BenchResult>;
    };
  }
  interface BenchResult {
    minutes: number;
    points: number;
    /** Medians, ms. */
    prepare: number;
    firstPaint: number;
    hover: number;
    hoverSlowest: number;
  }
}
