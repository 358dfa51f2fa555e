/** Calls about the disk that holds the station. */
import * as z from 'zod';
import { call, nothing } from '../call';

/** `low`: a warning; `tight`: no new cases and pages; `full`: read-only. */
export const diskLevels = ['enough', 'low', 'tight', 'full'] as const;
export type DiskLevel = (typeof diskLevels)[number];

export const diskStatusSchema = z.strictObject({
  level: z.enum(diskLevels),
  /** `gone`: moved away, or its drive was pulled; `readOnly`: nothing can be written to it. */
  folder: z.enum(['fine', 'gone', 'readOnly']),
  freeBytes: z.number().nonnegative(),
  totalBytes: z.number().nonnegative(),
});
export type DiskStatus = z.infer<typeof diskStatusSchema>;

export const diskCalls = { status: call(nothing, diskStatusSchema) };
