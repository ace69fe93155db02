import { runQuery } from '@firewatch/flux';
import { afterAll, beforeAll, describe } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { influxdDatabase } from './databases.js';
import { goIsInstalled, startRenderer, type Renderer } from './render.js';
import { ruleSuite } from './rule-suite.js';

describe.runIf(influxdIsBuilt() && goIsInstalled())('with a real InfluxDB', () => {
  let influxd: Influxd;
  let renderer: Renderer;
  let fill: Awaited<ReturnType<typeof influxdDatabase>>;
  beforeAll(async () => {
    renderer = startRenderer();
    influxd = await startInfluxd();
    fill = await influxdDatabase(influxd);
  });
  afterAll(async () => {
    renderer.close();
    await influxd.stop();
  });

  ruleSuite(
    'influxd',
    () => ({ fill, ask: (flux, now) => runQuery(influxd, flux, { now }) }),
    () => renderer,
  );
});
