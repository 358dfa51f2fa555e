/** What goes over the simulated line: requests as plain values, and the platform's kinds of answers. */
import type { NumberSeries } from '../../../shared/domain/numbering';
import { blockSize } from '../../../shared/domain/numbering';
import { problemBase } from '../../../shared/protocol/messages';
import type { ProblemType } from '../../../shared/protocol/messages';
import type { WireAnswer } from '../../../shared/sync/ports';
import { simIdentity } from './fixtures';

export type Answered = Extract<WireAnswer, { kind: 'answered' }>;
export type SimRequest = {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | Uint8Array | undefined;
  /** The line broke before all of the body came. */
  readonly cut?: true;
};

/** The case and the content that a creation names. */
export function metadataOf(headers: SimRequest['headers']): { caseId: string; hash: string } {
  const [caseId = '', hash = ''] = (headers['Upload-Metadata'] ?? '')
    .split(',')
    .map((pair) => Buffer.from(pair.split(' ')[1] ?? '', 'base64').toString());
  return { caseId, hash };
}

/** The block that follows what the station holds: the same one until it holds it. */
export function moreNumbers(body: string): Answered {
  const { series, after } = JSON.parse(body) as { series: NumberSeries; after: number };
  const block = { id: `${series}-${after}`, series, stationCode: simIdentity.stationCode };
  return json({ numberBlocks: [{ ...block, from: after + 1, to: after + blockSize }] });
}

export function json(body: object): Answered {
  const headers = { 'content-type': 'application/json' };
  return { kind: 'answered', status: 200, headers, body: JSON.stringify(body) };
}

export function problem(status: number, type: ProblemType, pointers: string[] = []): Answered {
  const body = JSON.stringify({ type: problemBase + type, title: type, status, pointers });
  return {
    kind: 'answered',
    status,
    headers: { 'content-type': 'application/problem+json' },
    body,
  };
}

export function bare(status: number): Answered {
  return { kind: 'answered', status, headers: {}, body: '' };
}

export function tus(status: number, offset: number, length: number): Answered {
  const headers = { 'upload-offset': String(offset), 'upload-length': String(length) };
  return { kind: 'answered', status, headers, body: '' };
}
