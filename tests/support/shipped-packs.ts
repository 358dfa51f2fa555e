/** The packs that the product carries, as files and as values. */
import fiveGroupsBefore from '../../shared/policy/packs/five-groups-2026.1.json' with { type: 'json' };
import fiveGroups from '../../shared/policy/packs/five-groups-2026.json' with { type: 'json' };
import suzhou from '../../shared/policy/packs/suzhou-2026.json' with { type: 'json' };
import zhejiang from '../../shared/policy/packs/zhejiang-transfer-2026.json' with { type: 'json' };
import { loadPack } from '../../shared/policy/checklist';
import type { LoadedPack } from '../../shared/policy/checklist';
import type { PolicyPack } from '../../shared/policy/pack';
import type { StationEvent } from '../../shared/ledger/station-event';
import { signedPackFormat } from '../../shared/protocol/signed-pack-schema';
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

/** As many schools as a large city has, each with three catchments. */
export function manySchools() {
  const schools = Array.from({ length: 6_500 }, (_, at) => ({
    code: `S${at}`,
    name: `样例市样例区第${at}小学`,
    address: `样例路${at}号`,
    kinds: ['primary' as const],
  }));
  const catchments = schools.flatMap(({ code }, at) =>
    ['甲', '乙', '丙'].map((part) => ({
      kind: 'primary' as const,
      school: code,
      prefix: `样例街道第${at}${part}路`,
    })),
  );
  return { schools, catchments };
}

type Person = { readonly id: string; readonly name: string };

/**
 * What a station writes down when the five groups' pack is installed again under the same version, now with a desk that
 * decides by itself: cases of before are judged by it.
 */
export function deskDecidesHere(by: Person): StationEvent {
  return packInstalled({ ...packCopy('fiveGroups'), placeNoticeBy: 'desk' }, by);
}

/** What a station writes down when a pack is installed. */
export function packInstalled(pack: PolicyPack, by: Person): StationEvent {
  const signed = {
    format: signedPackFormat as typeof signedPackFormat,
    keyId: 'k',
    signature: 'c2ln',
    pack,
  };
  const { title, version } = pack;
  const what = { title, version, sha256: 'a'.repeat(64), by: { id: by.id, name: by.name } };
  return { type: 'policyPackInstalled', ...what, reason: '试行', signed };
}

/** A pack ready to be asked. */
export function loaded(json: unknown): LoadedPack {
  const made = loadPack(json);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}
