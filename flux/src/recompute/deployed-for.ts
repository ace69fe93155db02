import { deployedAs, type Deployed } from '../deploy/tasks.js';
import { ConfigurationError, FluxQueryError } from '../errors.js';
import type { Model } from '../model/types.js';
import type { Connection } from '../query/types.js';

/** What is deployed; null where there are no tasks. @throws FluxQueryError where InfluxDB does not tell */
export function readDeployed(connection: Connection): Promise<Deployed | null> {
  return deployedAs(connection).catch((cause: Error & { statusCode?: number }) => {
    throw new FluxQueryError(`InfluxDB does not tell its tasks: ${cause.message}`, cause.statusCode, {
      cause,
    });
  });
}

/**
 * What is deployed, for one who is about to compute by a model; null where there are no tasks.
 * @throws ConfigurationError where the tasks judge by another model: the past would not fit what they go on writing
 * @throws FluxQueryError where InfluxDB does not tell
 */
export async function deployedFor(connection: Connection, model: Model): Promise<Deployed | null> {
  const deployed = await readDeployed(connection);
  if (deployed !== null && deployed.model !== model.hash)
    throw new ConfigurationError(
      `the tasks in InfluxDB have another model (${deployed.model}) than this command (${model.hash}): set FIREWATCH_MODEL as it was for \`firewatch deploy\`, or run that first`,
    );
  return deployed;
}
