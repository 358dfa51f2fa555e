/** Promises about 数据核验: real answers to real questions, each once, and nobody's data to who does not know them. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { factExtras, factFields } from '../../../shared/domain/fact-standing';
import type { FieldKey, Form } from '../../../shared/domain/form';
import { parseIdNumber } from '../../../shared/domain/id-number';
import type { VerifiedFact } from '../../../shared/domain/verified-fact';
import { verifiedFacts } from '../../../shared/domain/verified-fact';
import { protocolVersion } from '../../../shared/protocol/messages';
import type { VerificationReply, VerificationRequest } from '../../../shared/protocol/verification';
import { populationSize } from '../../../platform/departments/synthetic-departments';
import { syntheticFamily } from '../../../platform/departments/population';
import { openLaidEngine } from '../../support/empty-engine';
import { buildCase } from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import { hostPlatform, temporaryFolder } from '../../support/platform-host';
import type { ProblemBody, TestStation } from '../../support/platform-station';
import { problemOf } from '../../support/platform-station';

const family: Form = syntheticFamily(1, 7);

function aQuestion(fact: VerifiedFact, changes: Form = {}): VerificationRequest {
  const form: Form = { ...family, ...changes };
  const asked = Object.fromEntries(
    factFields[fact].map((key): [FieldKey, string] => [key, form[key] ?? '']),
  );
  const authorisation = { version: '2026-1', signedAt: '2026-08-01T00:00:00.000Z' };
  const base = { protocol: protocolVersion, id: uuidv7(), caseId: uuidv7() } as const;
  return { ...base, fact, asked, authorisation };
}

export function verificationPromises(platform: () => HostedPlatform): void {
  const put = (station: TestStation, body: unknown) =>
    station.ask<VerificationReply & ProblemBody>('POST', '/v1/verifications', body);
  const told = async (station: TestStation) =>
    (await station.changes()).body.changes.flatMap((change) =>
      change.type === 'verification' ? [change] : [],
    );

  describe('a verification', () => {
    it('is answered by the department that holds the fact, for all of them', async () => {
      const station = await platform().pairStation();
      expect(parseIdNumber(family['child.idNumber'] ?? '').ok).toBe(true);
      for (const fact of verifiedFacts) {
        const question = aQuestion(fact);
        const taken = await put(station, question);
        expect([taken.status, taken.body.id]).toEqual([200, question.id]);
        const answer = (await told(station)).find((one) => one.verificationId === question.id);
        expect(answer, fact).toMatchObject({ answer: { verdict: 'match' } });
        expect(answer?.answer.evidence).toMatch(/^HY[0-9A-F]{10}$/);
      }
    });

    it('tells the twelve items of a child in two questions, for the last of a hundred thousand as well', async () => {
      const station = await platform().pairStation();
      for (const index of [0, populationSize - 1]) {
        const form: Form = syntheticFamily(1, index);
        const twelve = (['identity', 'studentRecord'] as const).map((fact) => {
          const question = aQuestion(fact, form);
          for (const key of factExtras[fact] ?? []) question.asked[key] = form[key] ?? '';
          return question;
        });
        const wrong = { ...twelve[1], id: uuidv7() } as VerificationRequest;
        wrong.asked = { ...wrong.asked, 'origin.stage': 'junior' };
        for (const question of [...twelve, wrong]) await put(station, question);
        const answers = (await told(station)).slice(-3).map(({ answer }) => answer);
        expect(answers.map(({ verdict }) => verdict)).toEqual(['match', 'match', 'mismatch']);
        const keys = new Set(answers.flatMap(({ fields }) => fields.map(({ key }) => key)));
        keys.delete('origin.school');
        expect(keys.size).toBe(12);
        expect(answers[2]?.fields).toContainEqual({
          key: 'origin.stage',
          verdict: 'mismatch',
          returned: 'primary',
        });
      }
      const beyond = aQuestion('identity', syntheticFamily(1, populationSize));
      await put(station, beyond);
      expect((await told(station)).at(-1)?.answer.verdict).toBe('noSuchPerson');
    });

    it('names the field that differs, and what the department holds', async () => {
      const station = await platform().pairStation();
      await put(station, aQuestion('register', { 'register.address': '岚山区某街道1号' }));
      // Written otherwise, the same place.
      const other = `山东省日照市岚山区${family['register.address'] ?? ''}`.replace('号', '號');
      await put(station, aQuestion('register', { 'register.address': other }));
      await put(station, aQuestion('insurance', { 'work.insuranceMonths': '999' }));
      const [first, second, third] = (await told(station)).map(({ answer }) => answer);
      expect(first).toMatchObject({ verdict: 'mismatch', source: '公安机关' });
      expect(first?.fields.filter(({ verdict }) => verdict === 'mismatch')).toEqual([
        { key: 'register.address', verdict: 'mismatch', returned: family['register.address'] },
      ]);
      expect(second).toMatchObject({ verdict: 'match' });
      expect(third).toMatchObject({ verdict: 'mismatch' });
    });

    it('tells nothing of a person to who does not know the name, and nothing of nobody', async () => {
      const station = await platform().pairStation();
      await put(station, aQuestion('register', { 'child.name': '某某', 'register.number': '1' }));
      await put(station, aQuestion('register', { 'child.idNumber': '11010120190901001X' }));
      const [first, second] = (await told(station)).map(({ answer }) => answer);
      expect(first?.verdict).toBe('mismatch');
      expect(JSON.stringify(first)).not.toContain('returned');
      expect(second).toMatchObject({ verdict: 'noSuchPerson', fields: [] });
      for (const line of platform().logged) expect(line).not.toContain(family['child.idNumber']);
    });

    it('speaks of a second book and a second guardian where it was asked about them', async () => {
      const station = await platform().pairStation();
      for (const fact of ['register', 'birth'] as const) {
        const question = aQuestion(fact);
        for (const key of factExtras[fact] ?? []) question.asked[key] = family[key] ?? '';
        expect((await put(station, question)).status).toBe(200);
      }
      const answers = (await told(station)).map(({ answer }) => answer);
      expect(answers.map(({ verdict }) => verdict)).toEqual(['match', 'match']);
      expect(answers.map(({ fields }) => fields.length)).toEqual([9, 7]);
    });

    it('that leaves out a field of its fact, or adds one, is refused before a department hears of it', async () => {
      const station = await platform().pairStation();
      const whole = aQuestion('property', { 'residence.owner': '某某' });
      const { 'residence.propertyNumber': number = '', 'residence.owner': owner = '' } =
        whole.asked;
      const more = { ...whole.asked, 'register.number': '1' };
      const lost = { ...whole.asked, 'guardian1.name': '' };
      const few = { 'residence.propertyNumber': number, 'residence.owner': owner };
      for (const asked of [few, more, lost, {}]) {
        expect((await put(station, { ...whole, asked })).status).toBe(422);
      }
      expect(await told(station)).toEqual([]);
    });

    it('of a stranger about a case that was not sent yet never stands with that case', async () => {
      const [station, stranger] = [await platform().pairStation(), await platform().pairStation()];
      const built = buildCase({});
      const { caseId } = built.submission;
      await put(stranger, { ...aQuestion('marriage'), caseId });
      await put(station, { ...aQuestion('register'), caseId });
      await station.deliver(built);
      const { body } = await platform().official.ask<{
        readonly verifications: readonly { fact: VerifiedFact }[];
      }>('GET', `/v1/review/cases/${caseId}`);
      expect(body.verifications.map(({ fact }) => fact)).toEqual(['register']);
    });

    it('is answered once however often it comes, and other words under its id are refused', async () => {
      const station = await platform().pairStation();
      const question = aQuestion('marriage');
      const again = await Promise.all([1, 2, 3].map(() => put(station, question)));
      expect(new Set(again.map(({ body }) => body.receivedAt)).size).toBe(1);
      expect(await told(station)).toHaveLength(1);
      const other = await put(station, { ...aQuestion('birth'), id: question.id });
      expect([other.status, problemOf(other)]).toEqual([409, 'verification-differs']);
      const stranger = await platform().pairStation();
      const stolen = await put(stranger, question);
      expect([stolen.status, problemOf(stolen)]).toEqual([403, 'case-of-another-station']);
      const unsigned: Partial<VerificationRequest> = { ...question, id: uuidv7() };
      delete unsigned.authorisation;
      expect((await put(station, unsigned)).status).toBe(422);
      expect(await told(station)).toHaveLength(1);
    });

    it('stands with the case before officials, before it is submitted and after', async () => {
      const station = await platform().pairStation();
      const built = buildCase({});
      const { caseId } = built.submission;
      await put(station, { ...aQuestion('register'), caseId });
      await station.deliver(built);
      await put(station, { ...aQuestion('property'), caseId });
      const stranger = await platform().pairStation();
      const stolen = await put(stranger, { ...aQuestion('property'), caseId });
      expect(problemOf(stolen)).toBe('case-of-another-station');
      const { body } = await platform().official.ask<{
        readonly verifications: readonly { fact: VerifiedFact; answer: { verdict: string } }[];
      }>('GET', `/v1/review/cases/${caseId}`);
      expect(body.verifications.map(({ fact, answer }) => [fact, answer.verdict])).toEqual([
        ['register', 'match'],
        ['property', 'match'],
      ]);
    });
  });

  it('a department that fails or does not answer is a time-out, and no word of why leaves the platform', async () => {
    const database = await openLaidEngine(temporaryFolder());
    const departments = {
      look: () => Promise.reject(new Error(`no line to ${family['child.name'] ?? ''}`)),
    };
    const own = await hostPlatform(database, { departments });
    try {
      const station = await own.pairStation();
      expect((await put(station, aQuestion('register'))).status).toBe(200);
      expect((await told(station)).map(({ answer }) => answer.verdict)).toEqual(['timedOut']);
      expect(own.logged.filter((line) => line.includes('department-failed'))).toHaveLength(1);
      expect(own.logged.join()).not.toContain(family['child.name']);
      const { body } = await own.official.ask<{ readonly gaps: readonly object[] }>(
        'GET',
        '/v1/data-gaps',
      );
      expect(body.gaps).toMatchObject([
        { department: '公安机关', fact: 'register', reason: 'failed', count: 1 },
      ]);
      expect((await station.ask('GET', '/v1/data-gaps')).status).toBe(401);
      // A day is one in Beijing, wherever the database stands.
      const since = async (at: string, day: string) => {
        await database.query('update data_gaps set at = $1', [new Date(at)]);
        const path = `/v1/data-gaps?since=${day}`;
        return (await own.official.ask<{ readonly gaps: readonly object[] }>('GET', path)).body.gaps
          .length;
      };
      expect(await since('2026-08-01T15:59:59.999Z', '2026-08-02')).toBe(0);
      expect(await since('2026-08-01T16:00:00.000Z', '2026-08-02')).toBe(1);
      expect(await since('2026-08-02T15:59:59.999Z', '2026-08-03')).toBe(0);
    } finally {
      await own.stop();
      await database.close();
    }
  });
}
