/** What a long work with a stick touches of the station: step by step, so that a lock waits for one step and for no stick. */
import { profileTransport } from '../../shared/connector/profile-transport';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { CourierEvent } from '../../shared/ledger/courier-event';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { Spoken } from '../../shared/sync/courier-records';
import type { StationIdentity, SyncStore } from '../../shared/sync/ports';
import { Stopped } from '../archive/export/export-error';
import { Refused } from './courier-error';
import { platformIn } from './platform-facts';
import { profileInForce } from './profile-in-force';
import type { Station } from './station';

/** The store and the record through the door of the station. */
export function throughDoor(station: Station, platform: string | undefined) {
  const door = async <T>(step: () => Promise<T>): Promise<T> => {
    const done = await station.during(async (): Promise<Result<T, AppError>> => ok(await step()));
    if (!done.ok) throw new Stopped();
    return done.value;
  };
  const kept = station.queue.storeOf(platform);
  const store: SyncStore = {
    ...kept,
    readSubmission: (entry) => door(() => kept.readSubmission(entry)),
    readFile: (caseId, sha256) => door(() => kept.readFile(caseId, sha256)),
    signSubmission: (text) => door(async () => kept.signSubmission(text)),
    recordReceipt: (entry, receipt) => door(() => kept.recordReceipt(entry, receipt)),
    replaceReceipt: (receipt) => door(() => kept.replaceReceipt(receipt)),
    recordHeld: (entry, why, detail) => door(() => kept.recordHeld(entry, why, detail)),
    recordConflict: (entry, differs) => door(() => kept.recordConflict(entry, differs)),
    recordReportDelivered: (report) => door(() => kept.recordReportDelivered(report)),
    recordRatingDelivered: (rating) => door(() => kept.recordRatingDelivered(rating)),
    recordRatingRefused: (rating, why) => door(() => kept.recordRatingRefused(rating, why)),
    recordReportRefused: (report, why) => door(() => kept.recordReportRefused(report, why)),
    recordVerificationRefused: (of, why) => door(() => kept.recordVerificationRefused(of, why)),
    readDigests: () => door(() => kept.readDigests()),
    saveNumberBlocks: (blocks) => door(() => kept.saveNumberBlocks(blocks)),
    savePlaceQuotas: (quotas) => door(() => kept.savePlaceQuotas(quotas)),
    saveDirectory: (stations, whole) => door(() => kept.saveDirectory(stations, whole)),
    applyChange: (change) => door(() => kept.applyChange(change)),
    readReceipt: (caseId) => door(() => kept.readReceipt(caseId)),
    readToldWords: (caseId) => door(() => kept.readToldWords(caseId)),
    saveTakenCount: (facts) => door(() => kept.saveTakenCount(facts)),
    saveFeedCursor: (cursor, id) => door(() => kept.saveFeedCursor(cursor, id)),
  };
  const append = async (
    event: CourierEvent,
    ...told: Extract<StationEvent, { type: 'revisionBroughtAgain' }>[]
  ): Promise<void> => {
    const written = await door(() => station.appendStation([event, ...told]));
    if (!written.ok) throw new Refused(written.error);
  };
  return { store, append };
}

/** Who the station is to a platform, and how that is spoken to: as by line. */
export function spokenTo(
  station: Pick<Station, 'facts'>,
  identity: StationIdentity,
  { signSubmission }: Pick<SyncStore, 'signSubmission'>,
): Spoken {
  const facts = station.facts();
  const { pairing } = platformIn(facts, identity.platformKeyId) ?? {};
  const profile = profileInForce(facts, pairing);
  if (profile === undefined) return { identity, speak: (line) => line };
  return { identity, speak: (line) => profileTransport(line, profile, signSubmission) };
}
