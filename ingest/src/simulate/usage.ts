import { incidentKinds } from './incidents/index.js';

export const usage = `Usage: firewatch simulate [--out FILE] [--labels FILE] [--days N] …
       firewatch simulate --live [--url URL] [--token TOKEN] [--speed N] [--incident KIND] …

Makes realistic payment traffic with labelled incidents: into a file, or into a running ingest.

  --seed N            the same seed makes the same traffic (default 1)
  --peak N            approved transactions in the busiest minute (default 380)
  --incident KIND     only this kind; may be given more than once
                      into a file, KIND@HH:MM puts one at a time of the first day (past 24:00: of a later one),
                      KIND@HH:MM+MINUTES with that duration; live, it begins at once
  --incidents N       incidents a day by chance (default 3; 0 when some are placed, or live)
  --json              report as JSON

Into a file:
  --out FILE          long CSV, time,status,count (default: standard output)
  --labels FILE       status,start,end of the incidents, in minutes from the file's first
  --days N            default 1
  --start YYYY-MM-DD  the first day, UTC (default 2026-03-02, a Monday)
  --auth-codes        a line for each authorisation code, in a fourth column auth_code

Live:
  --url URL           the ingest (default: the one that runs here, on FIREWATCH_PORT)
  --token TOKEN       default: the one in the data folder
  --speed N           begin in the past and run N times as fast until now, then go on in real time (default 1)
  --history MINUTES   how far in the past to begin (default 120 where --speed is over 1, else 0)
  --minutes N         stop after so many minutes (default: run until interrupted)

Kinds of incident:
${incidentKinds.map(({ name, headline }) => `  ${name.padEnd(17)} ${headline}`).join('\n')}`;
