import { join } from 'node:path';

export interface GreetingFacts {
  url: string;
  embedded: boolean;
  problems: readonly string[];
  /** The code that opens the workbench. */
  code: string;
  data: string;
  /** The token is the one in the data folder. */
  ownToken: boolean;
}

/** What the terminal shows once the service listens. The token itself is not shown: its file is named. */
export function greeting({ url, embedded, problems, code, data, ownToken }: GreetingFacts): string {
  const token = ownToken ? `$(cat ${quote(join(data, 'token'))})` : '$TOKEN';
  const lines = [
    '',
    `Firewatch listens on ${url} (${embedded ? `embedded engine, data in ${data}` : 'with your InfluxDB'})`,
    '',
    `  Workbench   ${url}/   code ${code}`,
    `  API         ${url}/docs`,
    '',
    'Post a transaction:',
    '',
    `  curl -s ${url}/v1/transactions -H "Authorization: Bearer ${token}" \\`,
    `    -H 'Content-Type: application/json' -d '{"status":"approved"}'`,
    '',
  ];
  if (!ownToken) lines.push('with TOKEN one of FIREWATCH_TOKENS that may write.', '');
  for (const problem of problems) lines.push(`! ${problem}`);
  return lines.join('\n');
}

function quote(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
