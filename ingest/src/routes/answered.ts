import { FluxQueryError } from '@firewatch/flux';
import { DatabaseUnavailableError } from '../errors.js';

/** What was read. @throws DatabaseUnavailableError where InfluxDB gave no answer */
export async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof FluxQueryError && error.unreachable)
      throw Object.assign(new DatabaseUnavailableError(), { cause: error });
    throw error;
  }
}
