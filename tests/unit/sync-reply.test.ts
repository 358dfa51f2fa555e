/** Answers from the line: what each one is taken for, and that nothing unparsed is believed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesReplySchema, problemBase } from '../../shared/protocol/messages';
import { isPlausible } from '../../shared/sync/feed-loop';
import { outcomeOf } from '../../shared/sync/outcome';
import type { WireAnswer } from '../../shared/sync/ports';
import { classify } from '../../shared/sync/reply';
import { judgeReceipt } from '../../shared/sync/receipt-check';
import { receiptSigningText } from '../../shared/protocol/canonical-json';
import { simId, simIdentity, simSign, simVerifier } from '../sync/sim/fixtures';

const json = { 'content-type': 'application/json; charset=utf-8' };
const problems = { 'content-type': 'application/problem+json' };
const html = { 'content-type': 'text/html' };
const good = JSON.stringify({ changes: [], cursor: 4, serverTime: '2026-06-01T00:00:00.000Z' });
const problem = (type: string, status: number) =>
  JSON.stringify({ type: problemBase + type, title: 'No', status, detail: 'because' });
const answer = (status: number, headers: Record<string, string>, body: string): WireAnswer => ({
  kind: 'answered',
  status,
  headers,
  body,
});

test.each<[string, WireAnswer, object]>([
  ['the reply', answer(200, json, good), { kind: 'ok' }],
  ['a portal', answer(200, html, '<html>'), { kind: 'captivePortal' }],
  ['a portal without a type', answer(200, {}, ' <!DOCTYPE html>'), { kind: 'captivePortal' }],
  ['a portal that says JSON', answer(200, json, '<html>'), { kind: 'nonsense' }],
  ['a redirect', answer(302, {}, ''), { kind: 'captivePortal' }],
  ['network authentication', answer(511, json, '{}'), { kind: 'captivePortal' }],
  ['a page for 404', answer(404, html, '<html>'), { kind: 'captivePortal' }],
  ['half a reply', answer(200, json, good.slice(0, 30)), { kind: 'nonsense', status: 200 }],
  ['another reply', answer(200, json, '{"cursor":4}'), { kind: 'nonsense' }],
  ['a reply with more', answer(200, json, good.replace('{', '{"x":1,')), { kind: 'nonsense' }],
  ['a problem as 200', answer(200, problems, problem('busy', 200)), { kind: 'nonsense' }],
  ['401', answer(401, problems, problem('unauthorised', 401)), { kind: 'unauthorised' }],
  ['401 of a stranger', answer(401, {}, ''), { kind: 'nonsense' }],
  ['426', answer(426, problems, problem('station-too-old', 426)), { kind: 'stationTooOld' }],
  [
    'a newer protocol refused',
    answer(
      422,
      problems,
      problem('invalid-request', 422).replace('{', '{"pointers":["/submission/protocol"],'),
    ),
    { kind: 'platformTooOld' },
  ],
  ['429', answer(429, { 'retry-after': '9' }, ''), { kind: 'busy', retryAfterMs: 9_000 }],
  ['503 as a page', answer(503, html, '<html>'), { kind: 'busy', retryAfterMs: undefined }],
  ['500', answer(500, problems, problem('unexpected', 500)), { kind: 'platformFailed' }],
  [
    '409',
    answer(409, problems, problem('revision-differs', 409)),
    { kind: 'refused', problem: 'revision-differs', detail: 'No: because' },
  ],
  ['an unknown problem', answer(418, problems, problem('teapot', 418)), { problem: 'other' }],
  ['no line', { kind: 'noAnswer', trouble: 'reset' }, { kind: 'noLine', trouble: 'reset' }],
])('%s', (_name, given, expected) => {
  expect(classify(given, changesReplySchema)).toMatchObject(expected);
});

test('no answer whatever throws, and only the schema makes an ok', () => {
  const anything = fc.record({
    status: fc.integer({ min: 100, max: 999 }),
    type: fc.constantFrom('application/json', 'application/problem+json', 'text/html', ''),
    body: fc.oneof(fc.string(), fc.json()),
  });
  fc.assert(
    fc.property(anything, ({ status, type, body }) => {
      const reply = classify(answer(status, { 'content-type': type }, body), changesReplySchema);
      expect(reply.kind).not.toBe('ok');
      if (reply.kind !== 'ok') outcomeOf(reply);
    }),
  );
});

test.each([
  ['revision-differs', 409, { event: { type: 'differed' } }],
  ['case-of-another-station', 403, { event: { reason: 'refusedByPlatform' } }],
  ['signature-invalid', 422, { event: { reason: 'refusedByPlatform' } }],
  ['invalid-request', 422, { event: { reason: 'refusedByPlatform' } }],
  ['file-too-large', 413, { event: { reason: 'fileRefused' } }],
  ['file-differs', 460, { event: { type: 'refused', heldAs: 'fileRefused' } }],
  ['chunk-differs', 460, { event: { type: 'troubled', reason: 'lineSpoils' } }],
  ['upload-offset-differs', 409, { event: { type: 'troubled' } }],
  ['revision-not-next', 409, { event: { type: 'refused', heldAs: 'attemptsExhausted' } }],
  ['something-new', 413, { event: { reason: 'refusedByPlatform' } }],
])('problem %s with status %i', (type, status, expected) => {
  const reply = classify(answer(status, problems, problem(type, status)), changesReplySchema);
  expect(reply.kind === 'ok' ? undefined : outcomeOf(reply)).toMatchObject(expected);
});

const facts = {
  caseId: simId(2, 1),
  revision: 2,
  manifestSha256: 'a'.repeat(64),
  matterNumber: 'M1',
  receivedAt: '2026-06-01T00:00:00.000Z',
  keyId: simIdentity.platformKeyId,
};
const signed = (of: typeof facts) => ({
  ...of,
  signature: simSign(receiptSigningText(of), simIdentity.platformPublicKey),
});

test.each([
  ['genuine', signed(facts)],
  ['otherCase', signed({ ...facts, caseId: simId(2, 9) })],
  ['otherRevision', signed({ ...facts, revision: 1 })],
  ['otherContent', signed({ ...facts, manifestSha256: 'b'.repeat(64) })],
  ['otherKey', signed({ ...facts, keyId: 'key-2' })],
  ['badSignature', { ...signed(facts), matterNumber: 'M2' }],
])('a receipt that is %s', (judgement, receipt) => {
  expect(judgeReceipt(receipt, facts, simIdentity, simVerifier)).toBe(judgement);
});

test('a feed page is believed only when its cursors hang together', () => {
  const at = '2026-06-01T00:00:00.000Z';
  const change = (cursor: number) => ({
    id: simId(6, cursor),
    cursor,
    caseId: simId(2, 1),
    revision: 1,
    type: 'reviewStep' as const,
    step: { step: 'systemCheck' as const, passed: true, note: '', at },
  });
  const page = (cursors: number[], cursor: number) =>
    isPlausible({ changes: cursors.map(change), cursor, serverTime: at }, 5);
  expect(page([], 5)).toBe(true);
  expect(page([], 3)).toBe(true);
  expect(page([], 6)).toBe(false);
  expect(page([7, 6, 6], 7)).toBe(true);
  expect(page([6, 7], 9)).toBe(false);
  expect(page([6, 7], 6)).toBe(false);
  expect(page([5, 6], 6)).toBe(false);
});
