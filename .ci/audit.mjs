// Known weaknesses of what the ingest brings along: exits 1 at "high" and above. A registry without advisories is named.
import { spawnSync } from 'node:child_process';

const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--workspace', 'ingest'], {
  encoding: 'utf8',
});
if (error) throw error;
const report = JSON.parse(stdout);
const found = report.metadata?.vulnerabilities;
if (found === undefined) {
  console.log(
    `not audited: this registry has no advisories (${report.message ?? report.error?.summary ?? 'no reason given'})`,
  );
} else {
  console.log(`${found.critical} critical, ${found.high} high, ${found.moderate} moderate, ${found.low} low`);
  for (const [name, { severity, range }] of Object.entries(report.vulnerabilities))
    console.log(`  ${severity}: ${name} ${range}`);
  process.exitCode = found.critical + found.high > 0 ? 1 : 0;
}
