/** What pairing brings into the record: the same platform again goes on, another one stands beside those before. */
import type { ConnectorProfile } from '../../shared/connector/profile';
import type { AppError } from '../../shared/domain/app-error';
import { isOwnBlock } from '../../shared/domain/numbering';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { HeaderFacts } from '../ledger/ledger';
import type { PairFacts, Pairing as Answer } from '../sync/pairing';
import type { Pairing } from './platform-facts';
import { platformIn } from './platform-facts';
import type { Station } from './station';

type Asking = {
  readonly ask: (facts: PairFacts) => Promise<Result<Answer, AppError>>;
  readonly profile: ConnectorProfile | undefined;
};

type Paired = {
  readonly event: Pairing;
  /** Where its feed begins, and what it took in, when it does not go on where it was. */
  readonly facts: Pick<HeaderFacts, 'feedCursor' | 'feedTaken' | 'feedOf'>;
};

/** Asks the platform; nothing is written. @returns `platformKeyTaken` when it shows another key under a name that is known. */
export async function pairedWith(
  { facts: known }: Pick<Station, 'facts'>,
  { ask, profile }: Asking,
): Promise<Result<Paired, AppError>> {
  const { school, stationCode, publicKey, restoreId: epoch } = known();
  const named = { name: school, stationCode, publicKey };
  const answer = await ask(epoch === undefined ? named : { ...named, epoch });
  if (!answer.ok) return answer;
  const { platformUrl, reply } = answer.value;
  const { stationId, platformKeyId, platformPublicKey, certificate } = reply;
  const { pairing: first } = known();
  const before = platformIn(known(), platformKeyId)?.pairing;
  if (before !== undefined && before.platformPublicKey !== platformPublicKey) {
    return err({ kind: 'platformKeyTaken', platform: before.platformName });
  }
  const isBeside = first !== undefined && first.platformKeyId !== platformKeyId;
  const event: Pairing = {
    type: 'stationPaired',
    stationId,
    stationCode: reply.stationCode,
    platformUrl,
    platformName: reply.platformName,
    platformKeyId,
    platformPublicKey,
    ...(certificate === undefined ? {} : { certificate }),
    token: reply.token,
    // By a name of the station's own it would be drawn from for every platform.
    blocks: reply.numberBlocks.filter((block) => !isOwnBlock(block)),
    ...(profile === undefined ? {} : { profile: { id: profile.id, version: profile.version } }),
    ...(isBeside ? { beside: true as const } : {}),
  };
  // A station that it knows goes on in the feed; hearing one again from the beginning changes nothing.
  if (before?.stationId === stationId) return ok({ event, facts: {} });
  const feedOf = isBeside ? { feedOf: platformKeyId } : {};
  // The same platform that does not know it was restored from before they met: whatever it took in is owed to it again.
  const owed = before === undefined ? {} : { owed: true as const };
  return ok({ event, facts: { feedCursor: 0, feedTaken: { count: 0, ...owed }, ...feedOf } });
}
