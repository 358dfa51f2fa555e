/** The calls about the recovery key and its sheets; part of the contract. */
import * as z from 'zod';
import { sheetCount } from '../vault/recovery-sheet';
import { call, nothing } from './call';

const sheet = z.strictObject({ sheet: z.number().int().min(1).max(sheetCount) });

const stateSchema = z.strictObject({
  /** `waiting`: made, but nobody has said yet that the sheets are in good hands. */
  state: z.enum(['none', 'waiting', 'kept']),
  /** Of sheets that can still be had: whether each was printed or saved. */
  sheets: z.array(z.boolean()).max(sheetCount),
});
export type RecoveryState = z.infer<typeof stateSchema>;

export const recoveryCalls = {
  state: call(nothing, stateSchema),
  /** Makes a new key; the one before is void at once. */
  make: call(nothing, stateSchema),
  print: call(sheet, stateSchema),
  /** Asks where; nothing is handed out when cancelled. */
  save: call(sheet, stateSchema),
  confirm: call(nothing, stateSchema),
} as const;
