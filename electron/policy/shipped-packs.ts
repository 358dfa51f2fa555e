/** The policy packs that come with the program. */
import type { LoadedPack } from '../../shared/policy/checklist';
import { loadPack } from '../../shared/policy/checklist';
import formerPolicyPack from '../../shared/policy/packs/five-groups-2026.1.json' with { type: 'json' };
import policyPack from '../../shared/policy/packs/five-groups-2026.json' with { type: 'json' };

/** `pack` is in force until another one is installed; cases of before were opened under `formerPacks`. */
export function shippedPacks(): {
  readonly pack: LoadedPack;
  readonly formerPacks: readonly LoadedPack[];
} {
  const pack = loadPack(policyPack);
  const former = loadPack(formerPolicyPack);
  if (!pack.ok || !former.ok) throw new Error('A policy pack of the program cannot be read');
  return { pack: pack.value, formerPacks: [former.value] };
}
