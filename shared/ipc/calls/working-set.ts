/** The calls about the window's own database. */
import * as z from 'zod';
import { call, nothing } from '../call';

export const workingSetCalls = {
  /** Throws it away when its files cannot even be listed; the ledger has everything. */
  discard: call(nothing, z.undefined()),
} as const;
