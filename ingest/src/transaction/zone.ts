/** Minutes that a zone is ahead of UTC at an instant. */
export interface Zone {
  name: string;
  offsetAt(instant: number): number;
}

const minute = 60_000;
const day = 86_400_000;
const fixed = /^(Z|UTC|[+-]\d{2}:?\d{2})$/i;

/** A zone by IANA name (`Europe/Berlin`) or offset (`+02:00`, `Z`); null when there is none of that name. */
export function findZone(name: string): Zone | null {
  if (fixed.test(name)) {
    const offset = fixedOffset(name);
    return offset === null ? null : { name, offsetAt: () => offset };
  }
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    return { name, offsetAt: (instant) => offsetBy(format, instant) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Minutes that an offset such as `+02:00` says; null when it is out of range. */
export function fixedOffset(text: string): number | null {
  if (/^(z|utc)$/i.test(text)) return 0;
  const digits = text.slice(1).replace(':', '');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 23 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * The instant (ms) at which clocks of the zone show `local` (the shown time read as if it were UTC).
 * Shown twice (clocks set back): the first. Never shown (set forward): null.
 */
export function fromLocal(local: number, zone: Zone): number | null {
  const candidates = [zone.offsetAt(local - day), zone.offsetAt(local + day)]
    .map((offset) => local - offset * minute)
    .filter((instant) => instant + zone.offsetAt(instant) * minute === local);
  return candidates.length === 0 ? null : Math.min(...candidates);
}

function offsetBy(format: Intl.DateTimeFormat, instant: number): number {
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const shown = Date.UTC(
    parts['year'] ?? 0,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
  );
  return Math.round((shown - instant) / minute);
}
