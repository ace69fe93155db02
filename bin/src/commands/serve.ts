import { answerReport } from '@firewatch/analysis/report';
import { serve } from '@firewatch/ingest/commands/serve';

/** `firewatch serve`: the ingest, with the report of the analysis, which the ingest does not know. */
export function run(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return serve(argv, env, { report: answerReport });
}
