/** An open station: ledger, keys, desk, papers and line, from the moment of unlocking until it is locked. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { newId } from '../new-id';
import type { AppError } from '../../shared/domain/app-error';
import type { Actor } from '../../shared/domain/command';
import type { Instant } from '../../shared/domain/ids';
import type { LetterKind } from '../../shared/domain/letter';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Messages } from '../../shared/i18n/messages';
import type { Batch, Operator } from '../../shared/ipc/contract';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { LoadedPack } from '../../shared/policy/checklist';
import type { Gate } from '../disk/guarded';
import { guardBlobs, guardDesk } from '../disk/guarded';
import type { BlobStore } from '../ledger/blob-store';
import { createBlobStore } from '../ledger/blob-store';
import type { HeaderFacts, Ledger } from '../ledger/ledger';
import { openLedger } from '../ledger/ledger';
import type { Scan } from '../ledger/segments';
import type { Log } from '../log';
import type { Papers } from '../papers/papers-client';
import type { CaseKeys } from '../vault/case-keys';
import { openCaseKeys } from '../vault/case-keys';
import { subkey } from '../vault/seal';
import type { CaseStore } from './case-store';
import { openCaseStore } from './case-store';
import type { Desk } from './desk';
import { createDesk } from './desk';
import type { PaperDesk } from './paper-desk';
import { createPaperDesk } from './paper-desk';
import type { StationFacts } from './station-facts';
import { evolveStation } from './station-facts';
import type { QueueKeeper } from './sync-store';
import { openQueue } from './sync-store';
import type { Turnstile } from './turnstile';
import { createTurnstile } from './turnstile';

export type StationParts = {
  readonly folder: string;
  readonly scan: Scan;
  readonly stationKey: Buffer;
  readonly pack: LoadedPack;
  readonly words: Messages;
  readonly papers: Papers;
  readonly now: () => Instant;
  readonly log: Log;
  readonly publish: (batch: Batch) => void;
  readonly onQueued: () => void;
  /** Asked before and after everything that is written. */
  readonly gate?: Gate | undefined;
};

export type Station = {
  readonly facts: () => StationFacts;
  readonly operator: Operator;
  readonly actor: Actor;
  readonly workingSetKey: Buffer;
  /** A key for one purpose, as long as the station is open; the caller wipes it. */
  readonly derive: (purpose: string) => Buffer;
  readonly ledger: Ledger;
  readonly cases: CaseStore;
  readonly keys: CaseKeys;
  readonly blobs: BlobStore;
  readonly desk: Desk;
  readonly paperDesk: PaperDesk;
  readonly queue: QueueKeeper;
  readonly letterTitle: (kind: LetterKind) => string;
  /** Runs work that uses the keys; `close` waits for it, and answers `stationLocked` from then on. */
  readonly during: Turnstile['during'];
  /** Appends what happened to the station itself; answers when it is on the disk. */
  readonly appendStation: AppendStation;
  /** Stops drawing, waits for what is under way, closes files and wipes keys. */
  readonly close: () => Promise<void>;
};

type AppendStation = (
  events: readonly StationEvent[],
  facts?: Pick<HeaderFacts, 'feedCursor' | 'audit' | 'drawn'>,
) => Promise<Result<{ seq: number }, AppError>>;

/** The first event of a new station: its own code and number block come from its key pair, so that no two agree. */
export function newStation(school: string, operator: { id: string; name: string }): StationEvent {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const rawPublicKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const digest = createHash('sha256').update(rawPublicKey).digest();
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const stationCode = `L${[...digest.subarray(0, 5)].map((byte) => letters[byte % 32]).join('')}`;
  const block = (series: 'case' | 'receipt') => ({
    id: `local-${stationCode}-${series}`,
    series,
    stationCode,
    from: 1,
    to: 99_999,
  });
  return {
    type: 'stationCreated',
    school,
    stationCode,
    operator: { ...operator, role: 'admin' },
    blocks: [block('case'), block('receipt')],
    signingKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: rawPublicKey.toString('base64'),
  };
}

/** Opens the station's ledger with its key; `created` is the first event when it is new. */
export async function openStation(
  parts: StationParts,
  created?: StationEvent,
): Promise<Result<Station, AppError>> {
  const { folder, scan, stationKey, pack, now, log } = parts;
  if (scan.damage?.newer === true) return err({ kind: 'stationTooNew' });
  if (scan.damage !== undefined) return err({ kind: 'stationDamaged', part: 'ledger' });
  const stationEntryKey = subkey(stationKey, 'station-entries');
  const keys = openCaseKeys(join(folder, 'keys'), subkey(stationKey, 'case-keys'));
  const ledger = await openLedger(join(folder, 'ledger'), scan);
  const cases = openCaseStore(ledger, keys, stationEntryKey);
  const nameKey = subkey(stationKey, 'blob-names');
  const blobs = guardBlobs(
    createBlobStore(join(folder, 'blobs'), { nameKey, caseKey: keys.get }),
    parts.gate,
  );

  let known: StationFacts | undefined;
  for (const seq of ledger.stationSeqs) {
    const entry = await cases.entry(seq);
    if (!entry.ok) {
      await ledger.close();
      return err({ kind: 'stationDamaged', part: 'ledger' });
    }
    for (const event of entry.value.body.stationEvents ?? []) known = evolveStation(known, event);
  }

  const actorOf = ({ id, name, role }: Operator): Actor => ({ id, name, role });
  const self: Actor = { id: 'station', name: '本站', role: 'station' };
  const appendStation: AppendStation = async (events, facts = {}) => {
    if (parts.gate?.after().ok === false) return err({ kind: 'storageFailed' });
    const actor = known === undefined ? self : actorOf(known.operator);
    const written = await ledger.append(
      { id: newId(), ...facts },
      { v: 1, at: now(), actor: { ...actor }, command: 'station', stationEvents: [...events] },
      stationEntryKey,
    );
    if (written.ok) for (const event of events) known = evolveStation(known, event);
    return written;
  };
  if (known === undefined && created !== undefined) {
    const written = await appendStation([created]);
    if (!written.ok) {
      await ledger.close();
      return written;
    }
  }
  const first = known;
  if (first === undefined) {
    await ledger.close();
    return err({ kind: 'stationDamaged', part: 'ledger' });
  }
  const facts = () => known ?? first;

  const { during, close: everybodyOut } = createTurnstile();
  const drawing = new AbortController();
  const workingSetKey = subkey(stationKey, 'working-set');
  const followers: QueueKeeper['follow'][] = [];
  const desk = guardDesk(
    createDesk({
      ledger,
      cases,
      keys,
      blobs,
      facts,
      pack,
      now,
      publish: (batch) => {
        for (const follow of followers) follow(batch);
        parts.publish(batch);
      },
      onOpenPapers: (caseId) => void during(() => paperDesk.draw(caseId)),
      onQueued: parts.onQueued,
    }),
    parts.gate,
  );
  const paperDesk = createPaperDesk({
    desk,
    cases,
    ledger,
    blobs,
    papers: parts.papers,
    pack: pack.pack,
    words: parts.words,
    now,
    log,
    stop: drawing.signal,
  });
  const queue = await openQueue({ desk, cases, ledger, blobs, facts, appendStation, now });
  followers.push(queue.follow);

  return ok({
    facts,
    operator: first.operator,
    actor: actorOf(first.operator),
    workingSetKey,
    derive: (purpose) => subkey(stationKey, purpose),
    ledger,
    cases,
    keys,
    blobs,
    desk,
    paperDesk,
    queue,
    letterTitle: (kind) => pack.pack.letters[kind].title,
    during,
    appendStation,
    close: async () => {
      drawing.abort();
      await everybodyOut();
      await ledger.close();
      cases.forget();
      keys.wipe();
      for (const key of [stationKey, stationEntryKey, nameKey, workingSetKey]) key.fill(0);
    },
  });
}
