import { type Field, dateTimeFormat, formattedValueToString, getValueFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

const dayMs = 24 * 3600_000;

/** Writes a count in the unit and decimals of Grafana's field configuration. */
export function formatCount(value: number | null | undefined, field?: Field): string {
  if (value === null || value === undefined) {
    return '–';
  }
  const { unit, decimals } = field?.config ?? {};
  const own = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 0 : 1;
  return formattedValueToString(getValueFormat(unit ?? 'locale')(value, decimals ?? own));
}

/** An expected count: one decimal below 10, so that 0.4 is not written as 0. */
export function formatExpected(value: number | null | undefined, field?: Field): string {
  if (value === null || value === undefined) {
    return '–';
  }
  const decimals = field?.config.decimals ?? (Math.abs(value) < 9.95 ? 1 : 0);
  return formattedValueToString(getValueFormat(field?.config.unit ?? 'locale')(value, decimals));
}

/** "2.4×"; past 99 the exact figure says nothing more. */
export function formatFactor(factor: number | null): string {
  if (factor === null) {
    return '–';
  }
  if (factor > 99) {
    return '>99×';
  }
  if (factor >= 9.95) {
    return `${Math.round(factor)}×`;
  }
  return factor > 0 && factor < 0.095 ? `${factor.toFixed(2)}×` : `${factor.toFixed(1)}×`;
}

export function formatShare(share: number | null): string {
  if (share === null) {
    return '–';
  }
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) {
    return '<0.1 %';
  }
  return `${percent >= 99.95 || percent === 0 ? percent.toFixed(0) : percent.toFixed(1)} %`;
}

/** The time of day, with the date in front when it is another day than the reference. */
export function formatSince(ms: number, reference: number, timeZone: TimeZone): string {
  const day = (at: number): string => dateTimeFormat(at, { format: 'YYYY-MM-DD', timeZone });
  const format =
    day(ms) === day(reference) ? 'HH:mm' : reference - ms < 6 * dayMs ? 'ddd HH:mm' : 'D MMM HH:mm';
  return dateTimeFormat(ms, { format, timeZone });
}

export function formatMinute(ms: number, timeZone: TimeZone): string {
  return dateTimeFormat(ms, { format: 'ddd D MMM, HH:mm', timeZone });
}

/** "118 too many", "1,340 missing". */
export function formatExcess(excess: number, field?: Field): string {
  const count = formatCount(Math.round(Math.abs(excess)), field);
  return excess < 0 ? `${count} missing` : `${count} too many`;
}

/** A status as people read it: `backend_reversed` is "backend reversed". */
export function statusName(status: string): string {
  return status.replaceAll('_', ' ');
}
