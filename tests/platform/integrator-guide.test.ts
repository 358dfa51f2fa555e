/** The integrator's commands, run as they are written in the guide from first to last, against the reference platform. */
import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProfile } from '../../shared/connector/read-profile';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import { changesReplySchema } from '../../shared/protocol/messages';
import { blockOf, blocksOf } from '../support/guide-commands';
import { buildCase } from '../support/platform-builders';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded, temporaryFolder } from '../support/platform-host';

const guide = 'integrator.md';
const page = Buffer.from('the picture of a page');
/** In the order of the guide; together they are one session of somebody at a shell. */
const steps = [
  'api: look',
  'api: pair',
  'api: put',
  'api: upload',
  'api: commit',
  'api: review',
  'api: refusal',
];

const fileOf = (text: string) => ({ text, bytes: Buffer.byteLength(text) });

describe('the guide for integrators', () => {
  const data = temporaryFolder();
  const place = temporaryFolder();
  let platform: HostedPlatform;
  beforeAll(async () => {
    platform = await hostEmbedded(data);
  });
  afterAll(async () => {
    await platform.stop();
    for (const folder of [data, place]) rmSync(folder, { recursive: true, force: true });
  });
  const read = (name: string): unknown => JSON.parse(readFileSync(join(place, name), 'utf8'));

  it('leads from the document to the decision, by its own words', async () => {
    const { submission } = buildCase({ images: [page, page] });
    writeFileSync(join(place, 'submission.json'), canonicalJson(submission));
    writeFileSync(join(place, 'page.jpg'), page);
    const { caseId } = submission;
    const env = {
      ...process.env,
      PLATFORM_URL: platform.url,
      PLATFORM_ADMIN_TOKEN: platform.adminToken,
      CASE_ID: caseId,
    };
    // The system check is the platform's own job: an official finds the case when it is through.
    const script = (names: readonly string[], before = '') =>
      [
        'set -o pipefail',
        before,
        ...names.map((name) => blockOf(guide, name)),
        'declare -p TOKEN > session',
      ].join('\n');
    const session = (names: readonly string[], before?: string) =>
      promisify(execFile)('bash', ['--norc', '-euc', script(names, before)], { cwd: place, env });
    const handedOver = await session(steps.slice(0, 5));
    expect(handedOver.stdout).toContain('"status":"ok"');
    expect(handedOver.stdout).toContain('Signature Verified Successfully');
    expect(read('openapi.json')).toMatchObject({ openapi: '3.1.0' });
    expect(read('put.json')).toMatchObject({ caseId, revision: 1, missing: [expect.any(String)] });
    await platform.official.untilState(caseId, 'firstReview');
    const { stdout: refused } = await session(steps.slice(5), '. ./session');
    expect(read('queue.json')).toMatchObject({ cases: [{ caseId, state: 'firstReview' }] });
    const { changes } = changesReplySchema.parse(read('changes.json'));
    expect(changes.map(({ type }) => type)).toContain('decision');
    expect(refused).toContain('urn:enrollment-platform:problem:');
    expect(await platform.official.getCase(caseId)).toMatchObject({
      state: 'decided',
      decision: { outcome: 'accepted' },
    });
  });

  it('has a profile that a station takes in', () => {
    const profile = readProfile(fileOf(blockOf(guide, 'profile')));
    expect(profile).toMatchObject({ ok: true, value: { id: 'wangchao' } });
  });

  it('tells the very interface that departments are brought in by', () => {
    const source = readFileSync('platform/departments/departments.ts', 'utf8');
    expect(source).toContain(blockOf(guide, 'departments'));
  });

  it('has no command that is not run here or by the tests of the courier', () => {
    const told = [...steps, 'courier: import', 'profile', 'departments'];
    expect([...blocksOf(guide).keys()].toSorted()).toEqual(told.toSorted());
    expect(readFileSync('tests/platform/courier.test.ts', 'utf8')).toContain(
      'importCommand([path]',
    );
  });
});
