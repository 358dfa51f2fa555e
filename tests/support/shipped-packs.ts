/** The packs that the product carries, as files and as values. */
import fiveGroupsBefore from '../../shared/policy/packs/five-groups-2026.1.json' with { type: 'json' };
import fiveGroups from '../../shared/policy/packs/five-groups-2026.json' with { type: 'json' };
import suzhou from '../../shared/policy/packs/suzhou-2026.json' with { type: 'json' };
import zhejiang from '../../shared/policy/packs/zhejiang-transfer-2026.json' with { type: 'json' };
import { loadPack } from '../../shared/policy/checklist';
import type { LoadedPack } from '../../shared/policy/checklist';
import type { PolicyPack } from '../../shared/policy/pack';
import { readPack } from '../../shared/policy/read-pack';

/** The three packs of the seeds. */
export const packFiles = { fiveGroups, suzhou, zhejiang };
/** The first pack there was, in the first format. */
export const formerPackFile = fiveGroupsBefore;

/** A copy of a pack that a test may spoil. */
export function packCopy(name: keyof typeof packFiles): PolicyPack {
  const read = readPack(structuredClone(packFiles[name]));
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

/** A pack ready to be asked. */
export function loaded(json: unknown): LoadedPack {
  const made = loadPack(json);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}
