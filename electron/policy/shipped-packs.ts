/** The policy packs that come with the program. */
import type { LoadedPack } from '../../shared/policy/checklist';
import { loadPack } from '../../shared/policy/checklist';
import firstPolicyPack from '../../shared/policy/packs/five-groups-2026.1.json' with { type: 'json' };
import secondPolicyPack from '../../shared/policy/packs/five-groups-2026.2.json' with { type: 'json' };
import thirdPolicyPack from '../../shared/policy/packs/five-groups-2026.3.json' with { type: 'json' };
import policyPack from '../../shared/policy/packs/five-groups-2026.json' with { type: 'json' };

/** `pack` is in force until another one is installed; cases of before were opened under `formerPacks`. */
export function shippedPacks(): {
  readonly pack: LoadedPack;
  readonly formerPacks: readonly LoadedPack[];
} {
  const read = (json: unknown): LoadedPack => {
    const pack = loadPack(json);
    if (!pack.ok) throw new Error('A policy pack of the program cannot be read');
    return pack.value;
  };
  const former = [firstPolicyPack, secondPolicyPack, thirdPolicyPack];
  return { pack: read(policyPack), formerPacks: former.map(read) };
}
