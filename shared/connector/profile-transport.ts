/** The line to a county: what goes out carries its record as well, what comes back is told in our words. */
import { canonicalJson } from '../protocol/canonical-json';
import { submissionSchema } from '../protocol/messages';
import type { Exchange, Transport, WireAnswer } from '../sync/ports';
import { readCountyChanges } from './county-answer';
import { mapOut, mapsAnything } from './county-record';
import { readMatterNumber } from './matter-number';
import type { ConnectorProfile } from './profile';
import { isJsonObject, parseJson } from '../protocol/parse-json';

/** Ed25519 signature of the station over the UTF-8 bytes of a text, base64. */
export type SignText = (text: string) => string | Promise<string>;

/** `inner` for a platform that is spoken to by `profile`; files travel as they are. */
export function profileTransport(
  inner: Transport,
  profile: ConnectorProfile,
  sign: SignText,
): Transport {
  return {
    upload: inner.upload,
    filesAtOnce: inner.filesAtOnce,
    exchange: async (identity, exchange) => {
      const asked = await withRecord(profile, exchange, sign);
      return told(profile, exchange, await inner.exchange(identity, asked));
    },
  };
}

const revisionPath = /^\/v1\/cases\/[^/?]+\/revisions\/\d+$/;
/** Both may answer the receipt. */
const receiptPath = /^\/v1\/cases\/[^/?]+\/revisions\/\d+(\/commit)?$/;

/** The record stands beside the signed submission, whose bytes, hash and receipt stay what they are. */
async function withRecord(
  profile: ConnectorProfile,
  exchange: Exchange,
  sign: SignText,
): Promise<Exchange> {
  const { method, path, json } = exchange;
  if (method !== 'PUT' || json === undefined || !revisionPath.test(path)) return exchange;
  if (!mapsAnything(profile)) return exchange;
  const request = parseJson(json);
  if (!isJsonObject(request) || typeof request['submission'] !== 'string') return exchange;
  const submission = submissionSchema.safeParse(parseJson(request['submission']));
  if (!submission.success) return exchange;
  const { caseId, revision } = submission.data;
  const { id, version } = profile;
  const { record, unmapped } = mapOut(profile, submission.data);
  const text = canonicalJson({ caseId, revision, profile: { id, version }, record, unmapped });
  const county = { text, signature: await sign(text) };
  return { ...exchange, json: JSON.stringify({ ...request, county }) };
}

function told(profile: ConnectorProfile, { path }: Exchange, answer: WireAnswer): WireAnswer {
  if (answer.kind === 'noAnswer' || answer.status < 200 || answer.status > 299) return answer;
  if (path.startsWith('/v1/changes?')) {
    const body = parseJson(answer.body);
    if (body === undefined) return answer;
    return { ...answer, body: JSON.stringify(readCountyChanges(profile, body)) };
  }
  return receiptPath.test(path) ? withNumber(profile, answer) : answer;
}

/** A receipt under a number that the county never gives is not believed: no family is to be told it. */
function withNumber(
  { matterNumber: parts }: ConnectorProfile,
  answer: Extract<WireAnswer, { kind: 'answered' }>,
): WireAnswer {
  const body = parseJson(answer.body);
  if (parts === undefined || !isJsonObject(body) || !isJsonObject(body['receipt'])) return answer;
  const { matterNumber } = body['receipt'];
  if (typeof matterNumber !== 'string') return answer;
  return readMatterNumber(parts, matterNumber) === undefined ? { ...answer, body: '' } : answer;
}
