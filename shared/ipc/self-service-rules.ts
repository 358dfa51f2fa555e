/** What the window may call while the station is a 自助 terminal: checked in main before a handler runs, for every call. */
import * as z from 'zod';
import { familyCommands } from '../domain/family-entry';

/** The one case that a family works on; `isCovered`: nothing of it is to be seen until a clerk comes. */
export type SelfServiceFence = { readonly caseId: string; readonly isCovered: boolean };

/**
 * `always`: also while covered; `running`: as long as it is not; `ofCase`: when it is about the one case. `ledger.read` is
 * told of that case alone, by the view of the window; whatever is not here is refused.
 */
const rules: ReadonlyMap<string, 'always' | 'running' | 'ofCase'> = new Map([
  ['station.status', 'always'],
  ['station.lock', 'always'],
  ['station.settled', 'always'],
  ['station.cleared', 'always'],
  ['selfService.takeOver', 'always'],
  ['selfService.cover', 'running'],
  ['ledger.read', 'running'],
  ['desk.execute', 'ofCase'],
  ['desk.addPage', 'ofCase'],
  ['scanners.keep', 'ofCase'],
  ['blobs.read', 'ofCase'],
]);

const aboutCase = z.looseObject({ caseId: z.string(), name: z.string().optional() });

/** Whether a call is answered, its argument as it was parsed. */
export function mayInSelfService(
  call: string,
  argument: unknown,
  { caseId, isCovered }: SelfServiceFence,
): boolean {
  const rule = rules.get(call);
  if (rule === undefined) return false;
  if (rule === 'always') return true;
  if (isCovered) return false;
  if (rule === 'running') return true;
  const about = aboutCase.safeParse(argument);
  if (!about.success || about.data.caseId !== caseId) return false;
  return call !== 'desk.execute' || familyCommands.includes(about.data.name ?? '');
}
