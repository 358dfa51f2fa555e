/** Policy packs that come by the line: judged as a file that somebody brings, kept, and left to an administrator. */
import type { AppError } from '../../shared/domain/app-error';
import type { Actor } from '../../shared/domain/command';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { PackCheck, PacksByLine } from '../../shared/ipc/calls/policy';
import { mostPacksShown } from '../../shared/ipc/calls/policy';
import type { PackRefusal } from '../../shared/ledger/pack-event';
import { packRefusals } from '../../shared/ledger/pack-event';
import type { StationEvent } from '../../shared/ledger/station-event';
import { loadPack } from '../../shared/policy/checklist';
import { isOlderThan } from '../../shared/policy/pack-shelf';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import type { ListedPack } from '../../shared/protocol/policy-packs';
import { sha256Hex } from '../vault/seal';
import type { PolicyDesk } from './policy-desk';
import type { StationFacts } from './station-facts';

export type PackPost = {
  /** Whether a pack that a platform lists concerns this station, and was not judged here yet. */
  readonly wants: (pack: ListedPack) => boolean;
  /** Judges the file of a pack; it is kept, or why it was turned down. No rule changes by that. */
  readonly take: (
    pack: ListedPack,
    text: string,
    from: string,
  ) => Promise<Result<undefined, AppError>>;
  /** What waits for an administrator, and what was turned down. */
  readonly list: () => PacksByLine;
  /** What a pack that waits would change, as `PolicyDesk.check` says it; it can be installed after that. */
  readonly look: (sha256: string) => Promise<Result<PackCheck, AppError>>;
  /** It will not be installed, and is told no more. */
  readonly setAside: (
    sha256: string,
    reason: string,
    actor: Actor,
  ) => Promise<Result<undefined, AppError>>;
};

type Parts = {
  readonly policy: Pick<PolicyDesk, 'shelf' | 'check' | 'judge' | 'trusts'>;
  readonly facts: () => StationFacts;
  readonly now: () => Instant;
  readonly append: (events: readonly StationEvent[]) => Promise<Result<unknown, AppError>>;
};

/** More than these are not remembered: a platform that lists ever new ones must not swell the record. */
const mostRemembered = 200;
/** What another version of the program may judge otherwise. */
const ofThisProgram: readonly PackRefusal[] = ['packTooNew', 'packFaulty'];

/** The post over its parts. */
export function createPackPost({ policy, facts, now, append }: Parts): PackPost {
  /** Judged since the program began: not fetched again before it begins anew. */
  const judged = new Set<string>();
  const digests = new WeakMap<object, string>();
  const digestOf = (pack: object) => {
    const known = digests.get(pack) ?? sha256Hex(Buffer.from(canonicalJson(pack), 'utf8'));
    digests.set(pack, known);
    return known;
  };

  /** Of the station's own county or a later version of what it holds; what is in force or older is no news. */
  const concerns = (listed: ListedPack) => {
    const shelf = policy.shelf();
    const held = shelf.find(listed);
    if (held !== undefined && digestOf(held.written) === listed.packSha256) return false;
    if (held === undefined && isOlderThan(shelf, listed)) return false;
    return shelf.all.some(
      ({ pack }) => pack.id === listed.id || pack.region.code === listed.region,
    );
  };

  const waiting = () =>
    [...facts().camePacks.values()].filter(({ signed, isSetAside }) => {
      if (signed === undefined || isSetAside === true) return false;
      const shelf = policy.shelf();
      const loaded = loadPack(signed.pack);
      if (!loaded.ok) return false;
      const { pack } = loaded.value;
      return shelf.find(pack) === undefined && !isOlderThan(shelf, pack);
    });

  return {
    wants: (listed) => {
      const { camePacks, drill } = facts();
      if (drill || judged.has(listed.sha256)) return false;
      const before = camePacks.get(listed.sha256);
      if (before === undefined) return camePacks.size < mostRemembered && concerns(listed);
      if (before.refused === undefined) return false;
      // It was signed by somebody whom the station knows by now.
      if (before.refused === 'packKeyUnknown') return policy.trusts(listed.keyId);
      return ofThisProgram.includes(before.refused);
    },
    take: async (listed, text, from) => {
      const { sha256, title, version, keyId } = listed;
      const file = { text, bytes: Buffer.byteLength(text, 'utf8') };
      const found = policy.judge(file);
      if (found.ok && found.value.isHeld) {
        judged.add(sha256);
        return ok(undefined);
      }
      const told = { type: 'policyPackCame' as const, at: now(), sha256, from };
      const refused = found.ok ? undefined : refusalOf(found.error);
      if (!found.ok && refused === undefined) return found;
      const isKnown = refused !== undefined && facts().camePacks.get(sha256)?.refused === refused;
      const written = isKnown
        ? ok(undefined)
        : await append([
            found.ok
              ? { ...told, ...namesOf(found.value.loaded.pack), keyId, signed: found.value.signed }
              : { ...told, title, version, keyId, ...(refused && { refused }) },
          ]);
      if (!written.ok) return written;
      judged.add(sha256);
      return ok(undefined);
    },
    list: () => ({
      waiting: waiting()
        .slice(0, mostPacksShown)
        .map(({ sha256, title, version, from, at }) => ({ sha256, title, version, from, at })),
      refused: [...facts().camePacks.values()]
        .slice(-mostPacksShown)
        .flatMap(({ sha256, title, version, from, at, refused, isSetAside }) =>
          refused === undefined || isSetAside === true
            ? []
            : [{ sha256, title, version, from, at, why: refused }],
        ),
    }),
    look: async (sha256) => {
      const signed = waiting().find((one) => one.sha256 === sha256)?.signed;
      if (signed === undefined) return err({ kind: 'packUnreadable' });
      const text = canonicalJson(signed);
      return policy.check({ text, bytes: Buffer.byteLength(text, 'utf8') });
    },
    setAside: async (sha256, reason, { id, name }) => {
      const pack = facts().camePacks.get(sha256);
      if (pack === undefined || pack.isSetAside === true) return ok(undefined);
      const { title, version } = pack;
      const by = { by: { id, name }, reason };
      const written = await append([{ type: 'policyPackSetAside', sha256, title, version, ...by }]);
      return written.ok ? ok(undefined) : written;
    },
  };
}

const namesOf = ({ title, version }: { readonly title: string; readonly version: string }) => {
  return { title, version };
};

/** Nothing for what is no fault of the pack. */
function refusalOf({ kind }: AppError): PackRefusal | undefined {
  return packRefusals.find((one) => one === kind);
}
