import { OrgsAPI } from '@influxdata/influxdb-client-apis';
import { ConfigurationError } from '../errors.js';
import { influx } from '../query/client.js';
import type { Connection } from '../query/types.js';

/**
 * The id of a connection's organisation.
 * @param setting what errors name as the remedy
 * @throws ConfigurationError when the token may see none of that name
 */
export async function organisationId(connection: Connection, setting = 'INFLUX_ORG'): Promise<string> {
  const { orgs } = await new OrgsAPI(influx(connection)).getOrgs({ org: connection.org });
  const id = orgs?.find((org) => org.name === connection.org)?.id;
  if (id === undefined)
    throw new ConfigurationError(
      `InfluxDB has no organisation "${connection.org}" that this token may see (${setting})`,
    );
  return id;
}
