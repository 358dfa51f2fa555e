/** What files may take of the line, and when, in words. */
import type { TrafficRules } from '../domain/traffic';
import type { Messages } from './messages';

/** One part for the speed and one for the hours, or that nothing is limited. */
export function trafficWords(
  { traffic }: Pick<Messages, 'traffic'>,
  { bytesPerSecond, filesBetween }: TrafficRules,
): string[] {
  const parts = [
    ...(bytesPerSecond === undefined ? [] : [traffic.atMost(speedText(bytesPerSecond))]),
    ...(filesBetween === undefined
      ? []
      : [traffic.between(clockText(filesBetween.from), clockText(filesBetween.to))]),
  ];
  return parts.length === 0 ? [traffic.unlimited] : parts;
}

/** Whether there is anything to tell of. */
export function isLimited(rules: TrafficRules | undefined): rules is TrafficRules {
  return rules?.bytesPerSecond !== undefined || rules?.filesBetween !== undefined;
}

/** `20:00` for a minute of the day. */
export function clockText(minuteOfDay: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}

/** `16 KB` or `1 MB`: bytes of a second. */
export function speedText(bytesPerSecond: number): string {
  return bytesPerSecond < 1_000_000
    ? `${bytesPerSecond / 1_000} KB`
    : `${bytesPerSecond / 1_000_000} MB`;
}
