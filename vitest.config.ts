import { defineConfig } from 'vitest/config';

const everywhere = ['**/node_modules/**', '**/dist/**'];
const special = ['**/*.influxdb.test.ts', '**/*.model.test.ts', '**/*.browser.test.ts'];

/** A suite is told by a file's ending: what needs influxd, Chromium or much time is not in `npm test`. */
function suite(name: string, include: string[], options: Record<string, unknown> = {}) {
  return {
    test: {
      name,
      include,
      exclude: [...everywhere, 'grafana-plugin/**'],
      env: { TZ: 'UTC' },
      ...options,
    },
  };
}

const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      suite('fast', ['**/*.test.ts'], {
        exclude: [...everywhere, ...special, 'grafana-plugin/**'],
        testTimeout: 20_000,
      }),
      suite('influxdb', ['**/*.influxdb.test.ts'], { testTimeout: 300_000, hookTimeout: 120_000 }),
      suite('model', ['**/*.model.test.ts'], { testTimeout: 1_200_000 }),
      suite('browser', ['**/*.browser.test.ts'], {
        exclude: everywhere,
        testTimeout: 120_000,
        hookTimeout: 180_000,
      }),
      'grafana-plugin/vitest.config.ts',
    ],
  },
});
