/** Calls of the line as records of a courier file, and answers of a file as those of the line. */
import type { AnswerRecord, StationRecord } from '../protocol/courier';
import type { CourierPorts } from '../protocol/courier-file';
import { courierRecordBytes } from '../protocol/courier-file';
import { cancelSource } from './cancel';
import type { PlatformCalls } from './platform-calls';
import { platformCalls } from './platform-calls';
import type { Exchange, StationIdentity, Transport, WireAnswer } from './ports';

/** Who the station is to a platform, and how that platform is spoken to: by a connector profile, or as it is. */
export type Spoken = {
  readonly identity: StationIdentity;
  readonly speak: (line: Transport) => Transport;
};

/** What is only written down, or is not in an answer, comes to. */
export const noLine = { kind: 'noAnswer', trouble: 'unreachable' } as const;

/** A line on which every call is answered by `answer`, in the platform's own words; files do not come through. */
export function lineOver(
  { speak }: Pick<Spoken, 'speak'>,
  answer: (exchange: Exchange) => WireAnswer,
): Transport {
  return speak({
    exchange: async (_identity, exchange) => answer(exchange),
    upload: async () => noLine,
    filesAtOnce: () => 1,
  });
}

/** The calls of such a line. */
export function callsOver(
  spoken: Spoken,
  answer: (exchange: Exchange) => WireAnswer,
): PlatformCalls {
  return platformCalls(lineOver(spoken, answer), spoken.identity, cancelSource().signal);
}

/** The record of a call as it would go over the line; nothing goes anywhere. */
export async function recordOfCall(
  spoken: Spoken,
  make: (calls: PlatformCalls) => Promise<unknown>,
  bytes: CourierPorts,
): Promise<Uint8Array> {
  let made: Exchange | undefined;
  const calls = callsOver(spoken, (exchange) => {
    made = exchange;
    return noLine;
  });
  await make(calls);
  if (made === undefined) throw new Error('No call that can travel');
  const { method, path, json } = made;
  const body = json === undefined ? {} : { body: json };
  return courierRecordBytes(
    { type: 'request', method, path, ...body } satisfies StationRecord,
    bytes,
  );
}

/** A page as the line would have answered it. */
export function pageOf(page: { readonly [name: string]: unknown }): WireAnswer {
  return answerOf({ type: 'result', record: 1, status: 200, body: JSON.stringify(page) });
}

/** The platform's media types do not travel: they follow from the status (RFC 9457). */
export function answerOf({ status, body }: Extract<AnswerRecord, { type: 'result' }>): WireAnswer {
  const type = status < 300 ? 'application/json' : 'application/problem+json';
  return { kind: 'answered', status, headers: { 'content-type': type }, body };
}
