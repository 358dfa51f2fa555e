/** Calls of the line as records of a courier file, and answers of a file as those of the line. */
import type { AnswerRecord, StationRecord } from '../protocol/courier';
import type { CourierPorts } from '../protocol/courier-file';
import { courierRecordBytes } from '../protocol/courier-file';
import { cancelSource } from './cancel';
import type { PlatformCalls } from './platform-calls';
import { platformCalls } from './platform-calls';
import type { Exchange, StationIdentity, Transport, WireAnswer } from './ports';

/** What is only written down, or is not in an answer, comes to. */
export const noLine = { kind: 'noAnswer', trouble: 'unreachable' } as const;

/** A line on which every call is answered by `answer`; files do not come through. */
export function lineOver(answer: (exchange: Exchange) => WireAnswer): Transport {
  return {
    exchange: async (_identity, exchange) => answer(exchange),
    upload: async () => noLine,
    filesAtOnce: () => 1,
  };
}

/** The record of a call as it would go over the line; nothing goes anywhere. */
export async function recordOfCall(
  identity: StationIdentity,
  make: (calls: PlatformCalls) => Promise<unknown>,
  bytes: CourierPorts,
): Promise<Uint8Array> {
  let made: Exchange | undefined;
  const line = lineOver((exchange) => {
    made = exchange;
    return noLine;
  });
  await make(platformCalls(line, identity, cancelSource().signal));
  if (made === undefined || made.method === 'GET') throw new Error('No call that can travel');
  const { method, path, json } = made;
  const body = json === undefined ? {} : { body: json };
  return courierRecordBytes(
    { type: 'request', method, path, ...body } satisfies StationRecord,
    bytes,
  );
}

/** The platform's media types do not travel: they follow from the status (RFC 9457). */
export function answerOf({ status, body }: Extract<AnswerRecord, { type: 'result' }>): WireAnswer {
  const type = status < 300 ? 'application/json' : 'application/problem+json';
  return { kind: 'answered', status, headers: { 'content-type': type }, body };
}
