/** 流量: how much of the line files may take, and at which hours; set by whoever runs the station. */
import * as z from 'zod';

/** Slower than this and a case of twenty pages would not arrive within a night. */
const leastBytesPerSecond = 4_000;
const mostBytesPerSecond = 100_000_000;
const minutesOfDay = 24 * 60;

const minute = z
  .number()
  .int()
  .min(0)
  .max(minutesOfDay - 1);

export const trafficRulesSchema = z.strictObject({
  /** Bytes of files that leave in a second at most, on the average; absent: as many as the line carries. */
  bytesPerSecond: z.number().int().min(leastBytesPerSecond).max(mostBytesPerSecond).optional(),
  /** Files leave only from minute `from` of the Beijing day until before `to`, over midnight too; absent: at any hour. */
  filesBetween: z
    .strictObject({ from: minute, to: minute })
    .refine(({ from, to }) => from !== to)
    .optional(),
});
export type TrafficRules = z.infer<typeof trafficRulesSchema>;

/** Minutes until files may leave, seen from a minute of the Beijing day; 0 when they may now. */
export function minutesUntilFiles({ filesBetween }: TrafficRules, minuteOfDay: number): number {
  if (filesBetween === undefined) return 0;
  const { from, to } = filesBetween;
  const isOpen =
    from < to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to;
  return isOpen ? 0 : (from - minuteOfDay + minutesOfDay) % minutesOfDay;
}
