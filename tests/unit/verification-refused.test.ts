/** A question that the platform does not take: people see what it said, it is tried again, and an answer ends it. */
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { err, ok } from '../../shared/domain/result';
import { problemBase, protocolVersion } from '../../shared/protocol/messages';
import type { VerificationRequest } from '../../shared/protocol/verification';
import { cancelSource } from '../../shared/sync/cancel';
import type { StationIdentity, SyncPorts, WireAnswer } from '../../shared/sync/ports';
import { verificationSender } from '../../shared/sync/verification-sender';
import { nothingTold } from '../../shared/sync/taken-count';
import { aDeskOnPaper, completeForm, fillCase, noHome } from '../support/case-builders';

const identity = { stationCode: 'LA' } as StationIdentity;
const authorisation = { version: '2026-1', signedAt: '2026-08-01T00:00:00.000Z' };
const base = { protocol: protocolVersion, fact: 'register', asked: {}, authorisation } as const;
const aRequest = (): VerificationRequest => ({ ...base, id: uuidv7(), caseId: uuidv7() });

it('is told to people with the words of the platform, holds up no other, and goes again later', async () => {
  const queue = [aRequest(), aRequest()];
  const sent: string[] = [];
  const told: string[] = [];
  let nowMs = 0;
  const refused: WireAnswer = {
    kind: 'answered',
    status: 422,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: `${problemBase}invalid-request`, title: '不行', status: 422 }),
  };
  const ports = {
    store: {
      queuedVerifications: () => queue,
      // That the disk did not take it costs no other question its turn.
      recordVerificationRefused: async ({ id }: VerificationRequest, detail: string) => {
        told.push(`${queue.findIndex((one) => one.id === id)} ${detail}`);
        return told.length === 1 ? err({ kind: 'storageFailed' as const }) : ok(undefined);
      },
    },
    transport: {
      exchange: async (_: unknown, { json }: { json: string }) => {
        sent.push((JSON.parse(json) as VerificationRequest).id);
        return refused;
      },
    },
    clock: { nowMs: () => nowMs },
    log: () => undefined,
  } as unknown as SyncPorts;
  const sender = verificationSender(ports, nothingTold);
  await sender.run(identity, cancelSource().signal);
  expect(sent).toEqual(queue.map(({ id }) => id));
  expect(told).toEqual(['0 invalid-request: 不行', '1 invalid-request: 不行']);
  await sender.run(identity, cancelSource().signal);
  expect(sent).toHaveLength(2);
  nowMs = sender.dueMs() ?? 0;
  expect(nowMs).toBe(10 * 60_000);
  await sender.run(identity, cancelSource().signal);
  expect(sent).toHaveLength(4);
});

it('stands with the question until it is answered, once for the same words', () => {
  const desk = aDeskOnPaper();
  const { caseId, give, current } = desk;
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase(desk, completeForm);
  const verificationId = uuidv7();
  const at = '2026-08-01T02:00:00.000Z';
  const question = { id: verificationId, fact: 'register', asked: {}, at, by: '程望', byId: 'x' };
  Object.assign(current(), { verifications: [question] });
  const platform = { id: 'platform', name: '平台', role: 'platform' } as const;
  const refuse = (detail: string) =>
    give({ name: 'recordVerificationRefused', caseId, verificationId, detail }, platform);
  refuse('invalid-request: 不行');
  expect(current().verifications).toMatchObject([{ refusal: 'invalid-request: 不行' }]);
  const before = current();
  refuse('invalid-request: 不行');
  expect(current()).toBe(before);
  const said = { source: '公安机关', evidence: 'HY1', at, fields: [] };
  const answer = { verdict: 'match' as const, ...said };
  const changeId = uuidv7();
  give({ name: 'recordVerification', caseId, changeId, verificationId, answer }, platform);
  expect(current().verifications).toEqual([{ ...question, answer }]);
  refuse('verification-differs: 晚了');
  expect(current().verifications).toEqual([{ ...question, answer }]);
});
