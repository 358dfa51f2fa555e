/** The policy packs of a station: checks a new one against the open cases, and brings it into force with one entry of the ledger. */
import { endedStates } from '../../shared/domain/case-end';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import { beijingDate } from '../../shared/domain/beijing-time';
import { fieldText } from '../../shared/domain/form';
import type { Actor } from '../../shared/domain/command';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { PackCheck } from '../../shared/ipc/calls/policy';
import { mostChangesShown, mostPeopleShown } from '../../shared/ipc/calls/policy';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { LoadedPack } from '../../shared/policy/checklist';
import { loadPack } from '../../shared/policy/checklist';
import type { LintProblem } from '../../shared/policy/lint-problem';
import type { PolicyPack } from '../../shared/policy/pack';
import type { CaseChanges, OpenCase } from '../../shared/policy/pack-changes';
import { packChanges } from '../../shared/policy/pack-changes';
import type { PackShelf } from '../../shared/policy/pack-shelf';
import { createPackShelf, mayJoin } from '../../shared/policy/pack-shelf';
import { policyErrorOf } from '../../shared/policy/policy-error';
import type { CheckedPack, TrustedKey } from '../../shared/policy/signed-pack';
import { loadSignedPack } from '../../shared/policy/signed-pack';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import type { Ledger } from '../ledger/ledger';
import type { PackFile } from '../policy/pack-file';
import { verifyEd25519 } from '../sync/ed25519';
import { sha256Hex } from '../vault/seal';
import type { CaseStore } from './case-store';
import { platformIn, platformsOf } from './platform-facts';
import type { StationFacts } from './station-facts';
import { shutOutBy } from './training-standing';

export type PolicyDesk = {
  /** The packs held now; those installed are read from the ledger's own entries. */
  readonly shelf: () => PackShelf;
  /** The pack a case was opened under. */
  readonly packOf: (current: Case) => PolicyPack;
  /** Whether a file may come into force, by every rule that holds for it; nothing is remembered of it. */
  readonly judge: (file: PackFile) => Result<CheckedPack & { readonly isHeld: boolean }, AppError>;
  /** Whether packs signed by this key are believed. */
  readonly trusts: (keyId: string) => boolean;
  /** What a file is, and what it would change; nothing is installed by that. */
  readonly check: (file: PackFile) => Promise<Result<PackCheck, AppError>>;
  /** What is wrong with the pack that was checked last; nothing when it was no genuine pack, or has no fault. */
  readonly faults: () => readonly LintProblem[];
  /** Installs the file that was checked last, when it is the one that is meant; `reason` goes into the record. */
  readonly install: (
    sha256: string,
    reason: string,
    actor: Actor,
  ) => Promise<Result<undefined, AppError>>;
};

type Parts = {
  /** Of the program itself: in force until another one is installed. */
  readonly pack: LoadedPack;
  /** Of the program itself: cases of before were opened under them. */
  readonly formerPacks?: readonly LoadedPack[];
  readonly facts: () => StationFacts;
  readonly now: () => Instant;
  readonly ledger: Pick<Ledger, 'cases'>;
  readonly cases: Pick<CaseStore, 'load'>;
  readonly append: (events: readonly StationEvent[]) => Promise<Result<unknown, AppError>>;
};

type Checked = { readonly sha256: string; readonly file: PackFile };

/** States after which nothing more is asked of a family. */
const finished: readonly string[] = ['decided', ...endedStates];

/** The policy desk over its parts. */
export function createPolicyDesk(parts: Parts): PolicyDesk {
  const { pack: present, formerPacks = [], facts, ledger, cases, append } = parts;
  const [oldest = present, ...later] = [...formerPacks, present];
  let known: { readonly of: StationFacts['packs']; readonly shelf: PackShelf } | undefined;
  let checked: Checked | undefined;
  let faults: readonly LintProblem[] = [];

  const shelf: PolicyDesk['shelf'] = () => {
    const { packs } = facts();
    if (known?.of === packs) return known.shelf;
    const installed = packs.flatMap(({ signed }) => {
      // It was verified before it came into the ledger, and the ledger is sealed.
      const pack = loadPack(signed.pack);
      return pack.ok ? [pack.value] : [];
    });
    known = { of: packs, shelf: createPackShelf([oldest, ...later, ...installed]) };
    return known.shelf;
  };

  /** The shelf as it will be. */
  function withPack(next: LoadedPack): PackShelf {
    const [first = next, ...others] = shelf().all;
    return createPackShelf([first, ...others, next]);
  }

  function trusted(): TrustedKey[] {
    return platformsOf(facts()).flatMap(({ pairing, givenUp }) => {
      const { platformKeyId: id, platformPublicKey: publicKey } = pairing;
      return givenUp === undefined ? [{ id, publicKey }] : [];
    });
  }

  const signerName = (keyId: string) => platformIn(facts(), keyId)?.pairing.platformName ?? '';

  function read(
    file: PackFile,
    onFaults: (problems: readonly LintProblem[]) => void = (problems) => (faults = problems),
  ): ReturnType<PolicyDesk['judge']> {
    const found = loadSignedPack(file, trusted(), verifyEd25519);
    if (!found.ok) {
      if (found.error.kind === 'packFaulty') onFaults(found.error.report.problems);
      return err(policyErrorOf(found.error));
    }
    const joins = mayJoin(shelf(), found.value.loaded.pack, isEqual);
    if (typeof joins !== 'string') return err(joins);
    return ok({ ...found.value, isHeld: joins === 'same' });
  }

  async function openCases(): Promise<Case[]> {
    const open: Case[] = [];
    for (const [caseId, { state, destroyed }] of ledger.cases) {
      if (destroyed > 0 || finished.includes(state)) continue;
      const loaded = await cases.load(caseId);
      // A case that cannot be read is the business of the integrity check.
      if (loaded.ok && loaded.value !== undefined) open.push(loaded.value);
    }
    return open;
  }

  return {
    shelf,
    packOf: (current) => shelf().packOf(current).pack,
    // What somebody looks at meanwhile keeps its faults.
    judge: (file) => read(file, () => undefined),
    trusts: (keyId) => trusted().some(({ id }) => id === keyId),
    check: async (file) => {
      checked = undefined;
      faults = [];
      const found = read(file);
      if (!found.ok) return found;
      const { signed, loaded, report, isHeld } = found.value;
      const sha256 = sha256Hex(Buffer.from(file.text, 'utf8'));
      const open = await openCases();
      const packOf = (current: OpenCase) => shelf().packOf(current);
      const changes = packChanges(packOf, loaded, open);
      const known = new Map(open.map((current) => [current.id, current]));
      checked = { sha256, file };
      const { id, version, title, season, region, kinds } = loaded.pack;
      return ok({
        sha256,
        isHeld,
        pack: { id, version, title, season, region: region.name, kinds },
        signedBy: { name: signerName(signed.keyId), keyId: signed.keyId },
        families: report.families,
        openCases: open.length,
        changedCases: changes.length,
        shutOut: shutOutBy(facts(), withPack(loaded), beijingDate(parts.now())).slice(
          0,
          mostPeopleShown,
        ),
        changes: changes.slice(0, mostChangesShown).flatMap((change) => {
          const current = known.get(change.caseId);
          return current === undefined ? [] : [told(current, change)];
        }),
      });
    },
    faults: () => faults,
    install: async (sha256, reason, { id, name }) => {
      if (checked?.sha256 !== sha256) return err({ kind: 'packUnreadable' });
      const { file } = checked;
      // Asked again: another pack may have come into force since.
      const found = read(file);
      if (!found.ok) return found;
      if (found.value.isHeld) return ok(undefined);
      const { signed, loaded } = found.value;
      const { title, version } = loaded.pack;
      const by = { id, name };
      const event = { type: 'policyPackInstalled' as const, title, version, sha256, by, reason };
      const written = await append([{ ...event, signed }]);
      if (!written.ok) return written;
      checked = undefined;
      return ok(undefined);
    },
  };
}

/** The changes of one case as the window may be told them, with the names it has at the desk. */
function told(current: Case, change: CaseChanges): PackCheck['changes'][number] {
  return {
    ...change,
    caseNumber: current.caseNumber ?? '',
    childName: fieldText(current.form, 'child.name'),
    kind: current.kind,
    group: current.group,
    added: [...change.added],
    dropped: [...change.dropped],
    waived: [...change.waived],
    papersChanged: change.papersChanged.map((line) => ({
      ...line,
      accepted: [...line.accepted],
      noLongerAccepted: [...line.noLongerAccepted],
    })),
    fieldsAdded: [...change.fieldsAdded],
    fieldsDropped: [...change.fieldsDropped],
  };
}

function isEqual(a: object, b: object): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
