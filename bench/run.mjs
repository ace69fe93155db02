// Runs every package's bench and prints one table: figures, and ratios where a peer ran beside us.
// Usage: npm run bench [-- NAME…] [--quick] [--json]
const benches = {
  engine: '../flux/engine/bench/figures.mjs',
  ingest: '../ingest/bench/ingest.mjs',
  checkout: '../analysis/bench/checkout.mjs',
  panel: '../grafana-plugin/bench/panel.mjs',
  model: '../flux/bench/model.mjs',
  scaling: '../flux/bench/scaling.mjs',
};

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const named = args.filter((arg) => !arg.startsWith('--'));
const unknown = named.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`there is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

const round = (value) => (typeof value === 'number' ? +value.toPrecision(4) : (value ?? ''));
const all = [];
for (const name of named.length > 0 ? named : Object.keys(benches)) {
  const { run } = await import(benches[name]);
  const rows = await run({ quick });
  all.push(...rows.map((row) => ({ bench: name, ...row })));
  if (!args.includes('--json'))
    console.table(
      rows.map(({ what, value, unit, peer, ratio, goal }) => ({
        what,
        value: round(value),
        unit,
        peer: round(peer),
        ratio: round(ratio),
        goal: goal ?? '',
      })),
    );
}
if (args.includes('--json')) console.log(JSON.stringify(all, null, 2));
