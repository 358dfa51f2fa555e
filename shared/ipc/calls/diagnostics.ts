/** Calls about the diagnostic bundle 诊断包: what it would tell, to be read first, and the file, which tells nothing else. */
import * as z from 'zod';
import { diagnosticsSchema } from '../../diagnostics/facts';
import { uuidSchema } from '../../domain/ids';
import { call, nothing, savedSchema } from '../call';

const look = z.strictObject({ id: uuidSchema, ...diagnosticsSchema.shape });

export const diagnosticsCalls = {
  /** Gathers it, also while the station is locked or does not open; kept in main until the next one. */
  look: call(nothing, look),
  /** Asks where, and writes what was looked at under this id; `invalidRequest` when main has another one by now. */
  save: call(z.strictObject({ id: uuidSchema }), savedSchema),
} as const;
export type LookedAtDiagnostics = z.infer<typeof look>;
