/** Pairing: a one-time code and the station's public key against an identity at the platform. */
import type { LineError } from '../../shared/domain/line-error';
import type { Result } from '../../shared/domain/result';
import { assertNever, err, ok } from '../../shared/domain/result';
import { pairReplySchema, protocolVersion } from '../../shared/protocol/messages';
import type { PairReply } from '../../shared/protocol/messages';
import { pairingText } from '../../shared/protocol/pairing-proof';
import type { CancelSignal } from '../../shared/sync/cancel';
import type { SyncStore } from '../../shared/sync/ports';
import { classify } from '../../shared/sync/reply';
import type { NoReply, Reply } from '../../shared/sync/reply';
import { parsePlatformUrl } from './platform-url';
import type { UrlRules } from './platform-url';
import type { Wire } from './wire';

const pairLimitMs = 30_000;

export type PairFacts = {
  /** Name of the station as the platform's officials will read it. */
  readonly name: string;
  readonly stationCode: string;
  /** Raw Ed25519 public key of the station, 32 bytes in base64. */
  readonly publicKey: string;
  /** Which restore the station goes on from; absent when it never was restored. */
  readonly epoch?: string;
};

type How = {
  /** By the station's own key: without it anybody with a code could pair under its public one. */
  readonly sign: SyncStore['signSubmission'];
  readonly rules?: UrlRules;
  readonly accessToken?: string;
};

/** What pairing brought; `platformUrl` is the address in the form in which it is to be kept. */
export type Pairing = { readonly platformUrl: string; readonly reply: PairReply };

/**
 * Pairs the station, with the access token of a log-in where the platform asks for one. Nothing is stored here.
 * Safe to repeat with the same code and key when the answer was lost.
 */
export async function pairStation(
  wire: Wire,
  typedUrl: string,
  code: string,
  facts: PairFacts,
  cancel: CancelSignal,
  { sign, rules = {}, accessToken }: How,
): Promise<Result<Pairing, LineError>> {
  const platformUrl = parsePlatformUrl(typedUrl, rules);
  if (platformUrl === undefined) return err({ kind: 'platformAddressInvalid' });
  const said = { protocol: protocolVersion, code: code.trim(), ...facts } as const;
  const signature = await sign(pairingText(said));
  const answer = await wire({
    method: 'POST',
    url: `${platformUrl}/v1/stations`,
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify({ ...said, signature }),
    timeLimitMs: pairLimitMs,
    cancel,
  });
  const reply: Reply<PairReply> = classify(answer, pairReplySchema);
  return reply.kind === 'ok' ? ok({ platformUrl, reply: reply.value }) : err(lineError(reply));
}

function unreached(trouble: Extract<NoReply, { kind: 'noLine' }>['trouble']): LineError {
  if (trouble === 'tooLarge') return { kind: 'platformAnswersNonsense' };
  return { kind: trouble === 'notTrusted' ? 'platformNotTrusted' : 'platformUnreachable' };
}

function refusal(problem: string): LineError {
  if (problem === 'pairing-code-unknown') return { kind: 'pairingCodeUnknown' };
  if (problem === 'station-revoked') return { kind: 'stationRevoked' };
  return { kind: 'platformRefused', problem };
}

/** What a person is told of an answer that is not the one hoped for. */
export function lineError(reply: NoReply): LineError {
  switch (reply.kind) {
    case 'noLine':
      return unreached(reply.trouble);
    case 'captivePortal':
      return { kind: 'platformAnswersHtml' };
    case 'nonsense':
      return { kind: 'platformAnswersNonsense' };
    case 'busy':
    case 'platformFailed':
      return { kind: 'platformBusy' };
    case 'stationTooOld':
      return { kind: 'stationTooOld' };
    case 'platformTooOld':
      return { kind: 'platformTooOld' };
    case 'unauthorised':
      return { kind: 'platformRefused', problem: 'unauthorised' };
    case 'refused':
      return refusal(reply.problem);
    default:
      return assertNever(reply);
  }
}
