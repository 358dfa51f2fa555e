/** What the station knows of itself, folded from its own ledger entries. */
import type { ConnectorProfile } from '../../shared/connector/profile';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import type { AppError } from '../../shared/domain/app-error';
import type { OperatorRole } from '../../shared/domain/command';
import type { Colleague } from '../../shared/domain/visibility';
import type { SerialRange } from '../../shared/domain/number-register';
import type { HeldQuota } from '../../shared/domain/place-quota';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { Result } from '../../shared/domain/result';
import { assertNever, err, ok } from '../../shared/domain/result';
import type { SelfTest } from '../../shared/self-test/self-test-event';
import { firstOperatorCode } from '../../shared/vault/operator-code';
import { sha256Hex } from '../vault/seal';
import type { BackupsFacts } from './backup-facts';
import { evolveBackups, noBackups } from './backup-facts';
import type { KeptRoll } from './class-facts';
import { evolveClasses, printedClasses } from './class-facts';
import type { DestructionsFacts } from './destruction-facts';
import { evolveDestructions, noDestructions } from './destruction-facts';
import type { HeldBlock } from './held-numbers';
import { closed, withLaterSeries, withQuotas, withReserved } from './held-numbers';
import type { PacksFacts } from './pack-facts';
import { evolvePacks, noPacks } from './pack-facts';
import type { PlatformsFacts } from './platform-facts';
import { evolvePlatforms, noPlatforms } from './platform-facts';
import type { ReplacedFacts } from './replaced-facts';
import { evolveReplaced, noReplaced } from './replaced-facts';
import type { TrainingsFacts } from './training-facts';
import { evolveTrainings, noTrainings } from './training-facts';

/** Somebody who works here, or did; who is no longer active keeps the code for ever. */
export type OperatorFacts = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly role: OperatorRole;
  readonly active: boolean;
  /** Was led round, or did not want to be: not asked again. */
  readonly toured?: true;
};

/** A state of vault.json. */
type VaultState = { readonly generation: number; readonly digest: string };

export type StationFacts = PlatformsFacts &
  BackupsFacts &
  PacksFacts &
  DestructionsFacts &
  ReplacedFacts &
  TrainingsFacts & {
    readonly school: string;
    readonly stationCode: string;
    readonly operator: { readonly id: string; readonly name: string; readonly role: 'admin' };
    readonly blocks: readonly HeldBlock[];
    /** Places that the platform gave, and those that may not be drawn from any more. */
    readonly quotas: readonly HeldQuota[];
    readonly signingKey: string;
    readonly publicKey: string;
    /** Keys that archive packages were signed with, the newest last. */
    readonly archiveKeys: readonly ArchiveKey[];
    /** How platforms of counties are spoken to, the newest of each last. */
    readonly connectors: readonly ConnectorProfile[];
    /** The last log-in by the id of its profile; no token of it ever leaves main. */
    readonly logIns: {
      readonly [profileId: string]: Extract<StationEvent, { type: 'platformLoggedIn' }>;
    };
    /** Everything here is practice 演练. */
    readonly drill: boolean;
    /** Version of the program that opened it last; none where only programs did that did not note it. */
    readonly program?: string;
    /** Somebody went into the drill and was not seen coming back yet. */
    readonly inDrill: boolean;
    readonly operators: readonly OperatorFacts[];
    /** What vault.json has to be: as written last, or as it was about to be written. */
    readonly vault: { readonly written?: VaultState; readonly writing?: VaultState };
    readonly recovery: { readonly keyId: string; readonly kept: boolean } | undefined;
    /** How the last rehearsal of a restore ended. */
    readonly rehearsal?: Extract<StationEvent, { type: 'restoreRehearsed' }>;
    /** The last self-test that was run to its end. */
    readonly selfTest?: SelfTest;
    /** Which restore this record goes on from; none when it was never restored. */
    readonly restoreId?: string;
    /** Serials passed over when the record was restored from a back-up. */
    readonly passedOver: readonly SerialRange[];
    /** Rolls of pupils for classes 阳光分班, oldest first. */
    readonly classRolls: readonly KeptRoll[];
  };

/** A name for the station that says nothing about it, for whoever has only the disk. */
export function stationTag(publicKey: string): string {
  return sha256Hex(Buffer.from(publicKey, 'base64')).slice(0, 16);
}

/** Everybody who can unlock the station. */
export function colleaguesOf({ operators }: StationFacts): readonly Colleague[] {
  return operators.filter(({ active }) => active).map(({ id, name, role }) => ({ id, name, role }));
}

/** The administrator the station began with: what nobody is named for is theirs. */
export function founderOf({ operator }: StationFacts): string {
  return operator.id;
}

/** Applies one event of the station. */
export function evolveStation(
  facts: StationFacts | undefined,
  event: StationEvent,
): StationFacts | undefined {
  if (event.type === 'stationCreated') {
    const { school, stationCode, operator, blocks, signingKey, publicKey } = event;
    return {
      ...noPlatforms,
      ...noTrainings,
      school,
      stationCode,
      operator,
      blocks: withLaterSeries(blocks),
      quotas: [],
      signingKey,
      publicKey,
      archiveKeys: [],
      connectors: [],
      logIns: {},
      drill: event.drill === true,
      ...(event.program === undefined ? {} : { program: event.program }),
      inDrill: false,
      operators: [{ ...operator, code: firstOperatorCode, active: true }],
      vault: {},
      ...noBackups,
      recovery: undefined,
      passedOver: [],
      ...noPacks,
      ...noDestructions,
      ...noReplaced,
      classRolls: [],
    };
  }
  if (facts === undefined) return undefined;
  switch (event.type) {
    case 'stationPaired':
    case 'trafficRuled':
    case 'routingRuled':
    case 'sendingPaused':
    case 'platformMoved':
    case 'platformGivenUp':
    case 'directoryLearned':
    case 'feedAdvanced':
    case 'courierKeyLearned':
    case 'courierPackageWritten':
    case 'courierPackageCarried':
    case 'courierPackageGone':
    case 'courierAnswerRead':
      return evolvePlatforms(facts, event);
    case 'trainingRecorded':
    case 'trainingWithdrawn':
    case 'familyPractised':
      return evolveTrainings(facts, event);
    case 'classRollFrozen':
    case 'classRollSetAside':
    case 'classesDrawn':
    case 'classTradeAsked':
    case 'classTradeSettled':
    case 'classNameConfirmed':
      return { ...facts, classRolls: evolveClasses(facts.classRolls, event) };
    case 'classesPrinted':
      return { ...facts, classRolls: printedClasses(facts.classRolls, event) };
    case 'connectorAdded':
      return { ...facts, connectors: [...facts.connectors, event.profile] };
    case 'programChanged':
      return { ...facts, program: event.to };
    case 'platformLoggedIn':
      return { ...facts, logIns: { ...facts.logIns, [event.profileId]: event } };
    case 'archiveKeyMade':
      return { ...facts, archiveKeys: [...facts.archiveKeys, event.key] };
    case 'numbersReserved':
      return { ...facts, blocks: withReserved(event.blocks, facts.blocks, event.platform) };
    case 'placesReserved':
      return { ...facts, quotas: withQuotas(event.quotas, facts.quotas, event.platform) };
    case 'numbersVoided': {
      const { blockId, from, to } = event;
      return { ...facts, passedOver: [...facts.passedOver, { blockId, from, to }] };
    }
    case 'drillEntered':
    case 'drillLeft':
      return { ...facts, inDrill: event.type === 'drillEntered' };
    case 'policyPackInstalled':
    case 'policyPackCame':
    case 'policyPackSetAside':
      return evolvePacks(facts, event);
    case 'backupFolderChosen':
    case 'backupCleared':
    case 'backupNotCleared':
      return evolveBackups(facts, event);
    case 'restoreRehearsed':
      return { ...facts, rehearsal: event };
    case 'tourEnded':
      return withOperator(facts, event.operatorId, { toured: true });
    case 'selfTested': {
      const { at, by, version, results } = event;
      return { ...facts, selfTest: { at, by, version, results } };
    }
    case 'stationRestored':
      // The computer before may have promised every place that the back-up still shows.
      return {
        ...facts,
        restoreId: event.restoreId,
        quotas: closed(facts.quotas),
        blocks: [...facts.blocks, ...(event.blocks ?? [])],
      };
    case 'destructionProposed':
    case 'destructionDecided':
    case 'destructionFinished':
      return evolveDestructions(facts, event);
    case 'replacedProposed':
    case 'replacedDecided':
    case 'replacedDestroyed':
      return evolveReplaced(facts, event);
    case 'destructionWitnessed':
    case 'backupMade':
    case 'backupFailed':
    case 'stationUnlocked':
    case 'unlockRefused':
    case 'recordMended':
    case 'caseDestroyed':
    case 'stationLocked':
    case 'passphraseChanged':
    case 'passphraseReset':
    case 'recoverySheetHandedOut':
    case 'caseViewed':
    case 'listViewed':
    case 'viewsCrowded':
    case 'outputStarted':
    case 'outputFailed':
    case 'archiveSaved':
    case 'exported':
    case 'packagesVerified':
    case 'outsidePackagesRead':
    case 'packagesLeaving':
    case 'packagesLeft':
    case 'packagesStayed':
    case 'problemListRead':
    case 'batchBegun':
    case 'batchResultSaved':
    case 'statisticsSaved':
    case 'statisticsPrinted':
    case 'classesSaved':
    case 'idCardRead':
    case 'idCardTaken':
    case 'pageTextTaken':
    case 'callRefused':
    case 'updateChosen':
    case 'updateDecided':
    case 'overridden':
    case 'clockJumped':
    case 'clockCompared':
    case 'dayDigest':
    case 'digestSaved':
    case 'registerSaved':
    case 'registerPrinted':
    case 'seasonReckoned':
    case 'revisionBroughtAgain':
    case 'reckoningPrinted':
    case 'trailVerified':
    case 'owedMoved':
    case 'selfService':
      return facts;
    case 'operatorAdded': {
      const { operatorId: id, code, name, role } = event;
      return { ...facts, operators: [...facts.operators, { id, code, name, role, active: true }] };
    }
    case 'operatorChanged':
      return withOperator(facts, event.operatorId, { name: event.name, role: event.role });
    case 'operatorDisabled':
      return withOperator(facts, event.operatorId, { active: false });
    case 'operatorEnabled':
      return withOperator(facts, event.operatorId, { active: true });
    case 'vaultWriting':
      return { ...facts, vault: { ...facts.vault, writing: markOf(event) } };
    case 'vaultWritten':
      return { ...facts, vault: { written: markOf(event) } };
    case 'recoveryKeyMade':
      return { ...facts, recovery: { keyId: event.keyId, kept: false } };
    case 'recoverySheetsKept': {
      const { keyId } = event;
      return facts.recovery?.keyId === keyId
        ? { ...facts, recovery: { keyId, kept: true } }
        : facts;
    }
    default:
      return assertNever(event);
  }
}

function withOperator(
  facts: StationFacts,
  operatorId: string,
  change: Partial<Omit<OperatorFacts, 'id' | 'code'>>,
): StationFacts {
  const operators = facts.operators.map((one) =>
    one.id === operatorId ? { ...one, ...change } : one,
  );
  return { ...facts, operators };
}

const markOf = ({ generation, digest }: VaultState): VaultState => ({ generation, digest });

/** The operator with this id, active or not: whoever is not is turned away with an entry. */
export function byId(
  { operators }: Pick<StationFacts, 'operators'>,
  id: string,
): Result<OperatorFacts, AppError> {
  const found = operators.find((one) => one.id === id);
  return found === undefined ? err({ kind: 'operatorUnknown' }) : ok(found);
}

/** Whoever set the station up, while there is nobody else. */
export function onlyOperator({ operators: [first, second] }: StationFacts) {
  return first !== undefined && second === undefined
    ? ok(first)
    : err({ kind: 'operatorUnknown' as const });
}
