import { SingleBar } from 'cli-progress';

/** How far a long work is, for a person who looks on. */
export interface ProgressBar {
  /** @param part that is done, 0 to 1 */
  update: (part: number) => void;
  stop: () => void;
}

/** A bar on standard error where that is a terminal; elsewhere nothing is shown. */
export function progressBar(task: string): ProgressBar {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    clearOnComplete: true,
    format: `${task} {bar} {percentage} %  {eta_formatted} left`,
  });
  bar.start(1000, 0);
  return {
    update: (part) => bar.update(Math.floor(part * 1000)),
    stop: () => bar.stop(),
  };
}
