/** Sync as main hosts it: the engine with the real line, clock and chance. */
import type { ConnectorProfile } from '../../shared/connector/profile';
import { profileTransport } from '../../shared/connector/profile-transport';
import type { Instant } from '../../shared/domain/ids';
import type { LineError } from '../../shared/domain/line-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { SyncStatus } from '../../shared/ipc/contract';
import type { HeldRevisionReply } from '../../shared/protocol/messages';
import type { ProblemCase } from '../../shared/protocol/problem-list';
import type { ReconciledCase } from '../../shared/protocol/reconciliation';
import { cancelSource } from '../../shared/sync/cancel';
import { startEngine } from '../../shared/sync/engine';
import type { WakeReason } from '../../shared/sync/pause';
import { platformCalls } from '../../shared/sync/platform-calls';
import { reconciledSeason } from '../../shared/sync/reconciled-season';
import { seasonProblems } from '../../shared/sync/season-problems';
import type { Reply } from '../../shared/sync/reply';
import type { SyncLog, SyncStore } from '../../shared/sync/ports';
import type { LineMeter } from '../../shared/sync/line-meter';
import { Traffic } from '../../shared/sync/traffic';
import { openAdmission } from './admission';
import type { Carrier } from './carrier';
import { createCarrier } from './carrier';
import { nodeVerifier } from './ed25519';
import { createTransport } from './http-transport';
import { openHttpWire } from './http-wire';
import { watchLine } from './line-watch';
import { lineError, pairStation } from './pairing';
import type { AccessKeeper } from './oidc/access-keeper';
import type { PairFacts, Pairing } from './pairing';
import type { KnownPlatform } from './prove-identity';
import { proveIdentity } from './prove-identity';
import type { UrlRules } from './platform-url';
import { systemClock } from './system-clock';

export type SyncService = {
  readonly status: () => SyncStatus;
  /** `enqueued` after every new entry, `lineBack` when the line may be back, `sendNow` when a person asks or after pairing. */
  readonly wake: (why: WakeReason) => void;
  /** Asks the platform; the caller keeps what came back and then wakes with `sendNow`. */
  readonly pair: (
    url: string,
    code: string,
    facts: PairFacts,
    accessToken?: string,
  ) => Promise<Result<Pairing, LineError>>;
  /** Whether a platform answers at an address; the address in the form in which it is kept. */
  readonly prove: (url: string, known: KnownPlatform) => Promise<Result<string, LineError>>;
  /** What the platform holds under the number of a submission. */
  readonly readRevision: (of: {
    readonly caseId: string;
    readonly revision: number;
  }) => Promise<Result<HeldRevisionReply, LineError>>;
  /** Everything that the platform holds of this station and season. */
  readonly reconciliation: (season: number) => Promise<Result<ReconciledCase[], LineError>>;
  /** What the platform lists as problems of this station's cases of a season. */
  readonly problems: (season: number) => Promise<Result<ProblemCase[], LineError>>;
  /** Asks the platform whether it answers, and its clock; nothing for a station that is not paired. */
  readonly reach: () => Promise<Reply<{ readonly serverTime: Instant }> | undefined>;
  /** For packages of other stations: whoever stands there with the stick does not wait for the hours of files. */
  readonly carrier: Carrier;
  /** Aborts what is under way; resolves when the store will not be called any more. */
  readonly stop: () => Promise<void>;
};

export type SyncSetup = {
  readonly store: SyncStore;
  readonly log: SyncLog;
  readonly onStatus: (status: SyncStatus) => void;
  readonly urlRules?: UrlRules;
  /** One for all platforms of the station. */
  readonly meter?: LineMeter;
  /** How the platform is spoken to, where it is not spoken to as the station does by itself. */
  readonly connector?: SyncConnector | undefined;
};

/** A connector profile in force, and the log-in it asks for. */
export type SyncConnector = {
  readonly profile: ConnectorProfile;
  readonly access: AccessKeeper | undefined;
};

/** Starts sending and listening; does nothing until the store has an identity. */
export function startSync(setup: SyncSetup): SyncService {
  const { store, log, onStatus, urlRules = {}, connector, meter } = setup;
  const { wire, close } = openHttpWire();
  const asking = cancelSource();
  const access = connector?.access;
  const plain = createTransport(wire, { rules: urlRules, access });
  const transport =
    connector === undefined
      ? plain
      : profileTransport(plain, connector.profile, store.signSubmission);
  const engine = startEngine(
    {
      store,
      transport,
      clock: systemClock,
      random: Math.random,
      verifier: nodeVerifier,
      log,
      ...(meter === undefined ? {} : { meter }),
    },
    onStatus,
  );
  /** What a person asks now; nothing while the station is not paired. */
  const calls = () => {
    const identity = store.identity();
    return identity && platformCalls(transport, identity, asking.signal);
  };
  const endWatch = watchLine(() => engine.wake('lineBack'));
  return {
    status: engine.status,
    wake: engine.wake,
    pair: (url, code, facts, accessToken) =>
      pairStation(wire, url, code, facts, asking.signal, {
        sign: store.signSubmission,
        rules: urlRules,
        ...(accessToken === undefined ? {} : { accessToken }),
      }),
    prove: (url, known) => proveIdentity(wire, url, known, asking.signal, urlRules),
    readRevision: async (of) => told(await calls()?.readRevision(of)),
    reconciliation: async (season) => {
      const asked = calls();
      const { sha256 } = nodeVerifier;
      return told(asked && (await reconciledSeason({ calls: asked, sha256 }, season)));
    },
    problems: async (season) => {
      const asked = calls();
      return told(asked && (await seasonProblems((after) => asked.problems({ season, after }))));
    },
    carrier: createCarrier({
      wire,
      admitted: openAdmission(urlRules, access),
      identity: store.identity,
      budget: new Traffic(systemClock, store.trafficRules, meter),
      onReached: () => engine.wake('lineBack'),
    }),
    // The feed from where it was read to, without waiting: what it tells is heard by the engine itself.
    reach: async () => calls()?.changes(store.feedCursor(), 0, store.feedChangeId()),
    stop: async () => {
      endWatch();
      asking.cancel();
      await engine.stop();
      close();
    },
  };
}

function told<T>(reply: Reply<T> | undefined): Result<T, LineError> {
  if (reply === undefined) return err({ kind: 'platformUnreachable' });
  return reply.kind === 'ok' ? ok(reply.value) : err(lineError(reply));
}
