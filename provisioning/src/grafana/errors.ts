/** Grafana refused or did not answer; the message names the place and the remedy. */
export class GrafanaError extends Error {
  override name = 'GrafanaError';

  /** @param status Grafana's HTTP status; 0 where there was no answer, or not a whole one */
  constructor(
    message: string,
    readonly status: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The panel could not be built; the message names the command to look into. */
export class PanelError extends Error {
  override name = 'PanelError';
}
