import { answerReport } from '@firewatch/analysis/report';
import { demo } from '@firewatch/ingest/commands/demo';

/** `firewatch demo`: the service with simulated payments, and the report of the analysis. */
export function run(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return demo(argv, env, { report: answerReport });
}
