const second = 1_000_000_000n;

/** RFC 3339 with as many digits of the fraction as the time has, such as 2026-01-01T00:00:00.5Z. */
export function rfc3339(time: bigint): string {
  let seconds = time / second;
  let nanos = time % second;
  if (nanos < 0n) {
    seconds -= 1n;
    nanos += second;
  }
  const date = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  const fraction = nanos === 0n ? '' : `.${nanos.toString().padStart(9, '0').replace(/0+$/, '')}`;
  return `${date}${fraction}Z`;
}

/** A whole number of seconds as Go writes a duration: 1h0m0s, 1m0s, 5s. */
export function goDuration(totalSeconds: number): string {
  const hours = Math.floor(totalSeconds / 3600);
  const minutes = Math.floor((totalSeconds % 3600) / 60);
  const seconds = totalSeconds % 60;
  if (hours > 0) return `${hours}h${minutes}m${seconds}s`;
  if (minutes > 0) return `${minutes}m${seconds}s`;
  return `${seconds}s`;
}
