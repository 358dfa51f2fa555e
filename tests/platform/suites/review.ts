/** Promises about review: system check by rule, human steps in order, decisions with reasons. */
import { describe, expect, it } from 'vitest';
import { caseKinds } from '../../../shared/domain/case-kind';
import type { Form } from '../../../shared/domain/form';
import { buildCase, completeForm, idNumber } from '../../support/platform-builders';
import type { CaseWishes } from '../../support/platform-builders';
import type { ReviewedCase } from '../../support/platform';
import type { HostedPlatform } from '../../support/platform-host';
import type { Answer, ProblemBody } from '../../support/platform-station';
import { problemOf } from '../../support/platform-station';

export function reviewPromises(platform: () => HostedPlatform): void {
  const delivered = async (wishes: CaseWishes = {}) => {
    const station = await platform().pairStation();
    const built = buildCase(wishes);
    await station.deliver(built);
    return { station, caseId: built.submission.caseId };
  };
  const post = (caseId: string, what: 'steps' | 'decision', body: object) =>
    platform().official.ask<ProblemBody>('POST', `/v1/review/cases/${caseId}/${what}`, body);
  const step = (name: string, passed = true) => ({ step: name, passed, note: '' });
  const words = { reasonCode: 'R1', reason: '不符合', legalBasis: '', remedy: '可申请复议' };
  const impossible = (answer: Answer<ProblemBody>) => {
    expect([answer.status, problemOf(answer)]).toEqual([409, 'review-not-possible']);
  };

  describe('review', () => {
    it('passes a complete case on to officials, who accept it step by step', async () => {
      const { station, caseId } = await delivered();
      await platform().official.acceptCase(caseId);
      const { changes } = (await station.changes()).body;
      const told = changes.map((change) =>
        change.type === 'decision'
          ? change.decision.outcome
          : change.type === 'reviewStep' && [change.step.step, change.step.passed],
      );
      expect(told).toEqual([
        ['systemCheck', true],
        ['firstReview', true],
        ['secondReview', true],
        'accepted',
      ]);
      const found = await platform().official.getCase(caseId);
      expect(found).toMatchObject<Partial<ReviewedCase>>({ state: 'decided', revision: 1 });
      expect(found.steps).toHaveLength(3);
    });

    it('shows officials who wrote a case down and who sent it, and takes cases that do not say', async () => {
      const station = await platform().pairStation();
      for (const enteredBy of [{ enteredBy: 'clerk-7' }, {}]) {
        const built = buildCase();
        await station.deliver({ ...built, submission: { ...built.submission, ...enteredBy } });
        const found = await platform().official.getCase(built.submission.caseId);
        expect(found.submission).toEqual({ ...built.submission, ...enteredBy });
        expect(found.submission.submittedBy).toBe('clerk-1');
      }
    });

    it('asks for correction by rule: fields and documents with reasons, a deadline, a remedy', async () => {
      const form = { 'guardian1.phone': '12', 'child.idNumber': '371103202003050011' };
      const { caseId } = await delivered({ form, verdict: 'copyOnly' });
      const { decision } = await platform().official.untilState(caseId, 'decided');
      expect(decision?.outcome).toBe('correction');
      expect(decision?.reasonCode).toBe('SYSTEM_CHECK');
      expect(decision?.remedy).not.toBe('');
      expect(decision?.correction?.deadline).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(decision?.correction?.fields.map(({ key }) => key)).toEqual([
        'child.idNumber',
        'guardian1.phone',
      ]);
      expect(decision?.correction?.documents).toEqual([
        { requirementId: 'register', reason: '仅见复印件，需出示原件' },
      ]);
    });

    it('refuses a child who is too young, with the law and the way to appeal', async () => {
      const form = completeForm({
        'child.birthDate': '2021-01-05',
        'child.idNumber': idNumber('2021-01-05', 11),
      });
      const { station, caseId } = await delivered({ form });
      const { decision } = await platform().official.untilState(caseId, 'decided');
      expect(decision).toMatchObject({ outcome: 'refused', reasonCode: 'UNDER_AGE' });
      expect(decision?.remedy).toContain('行政复议');
      expect((await station.changes()).body.changes).toHaveLength(2);
    });

    it('keeps steps in order and each of them once', async () => {
      const { station, caseId } = await delivered();
      await platform().official.untilState(caseId, 'firstReview');
      const accepted = { outcome: 'accepted', ...words };
      expect((await post(caseId, 'decision', accepted)).body.pointers).toEqual(['/school']);
      impossible(await post(caseId, 'steps', step('secondReview')));
      expect((await post(caseId, 'steps', step('firstReview'))).status).toBe(200);
      expect((await post(caseId, 'steps', step('firstReview'))).status).toBe(200);
      impossible(await post(caseId, 'steps', step('firstReview', false)));
      expect((await post(caseId, 'steps', step('systemCheck'))).status).toBe(422);
      expect((await station.changes()).body.changes).toHaveLength(2);
    });

    it('decides once; a refusal needs reason and remedy, and is no acceptance later', async () => {
      const { station, caseId } = await delivered();
      await platform().official.untilState(caseId, 'firstReview');
      await post(caseId, 'steps', step('firstReview', false));
      const bare = { outcome: 'refused', ...words, reason: ' ', remedy: '' };
      const lacking = await post(caseId, 'decision', bare);
      expect([lacking.status, lacking.body.pointers]).toEqual([422, ['/reason', '/remedy']]);
      const refused = { outcome: 'refused', ...words };
      const both = await Promise.all([1, 2].map(() => post(caseId, 'decision', refused)));
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      impossible(await post(caseId, 'decision', { ...refused, outcome: 'withdrawn' }));
      const decisions = (await station.changes()).body.changes.filter(
        ({ type }) => type === 'decision',
      );
      expect(decisions).toHaveLength(1);
    });

    it('takes 幼升小, 小升初 and 转入, and says which one a case is', async () => {
      const { official } = platform();
      const pupil: Form = {
        'child.idNumber': idNumber('2014-03-05', 11),
        'child.birthDate': '2014-03-05',
        'origin.reach': 'otherProvince',
        'origin.region': '安徽省阜阳市临泉县',
        'origin.school': '样例小学',
        'origin.studentNumber': `G${idNumber('2014-03-05', 11)}`,
        'origin.recordRegion': '安徽省阜阳市临泉县',
        'origin.registerState': 'registered',
        'origin.stage': 'primary',
        'origin.grade': '六年级',
        'origin.studyState': 'studying',
        'origin.problemRecord': 'none',
        'origin.targetGrade': '六年级',
      };
      for (const kind of caseKinds) {
        const form = kind === 'primary' ? {} : pupil;
        const { caseId } = await delivered({ kind, form });
        await official.untilState(caseId, 'firstReview');
        const listed = await official.ask<{ cases: object[] }>(
          'GET',
          '/v1/review/cases?state=firstReview&limit=500',
        );
        expect(listed.body.cases).toContainEqual(expect.objectContaining({ caseId, kind }));
        expect((await official.getCase(caseId)).submission.kind).toBe(kind);
      }
    });

    it('lists by state without personal data, and knows what it does not know', async () => {
      const { caseId } = await delivered();
      await platform().official.untilState(caseId, 'firstReview');
      const { official } = platform();
      const listed = await official.ask<{ cases: { caseId: string }[] }>(
        'GET',
        '/v1/review/cases?state=firstReview&limit=500',
      );
      expect(listed.body.cases.map((each) => each.caseId)).toContain(caseId);
      expect(JSON.stringify(listed.body)).not.toContain('王小明');
      const unknown = buildCase().submission.caseId;
      expect((await post(unknown, 'steps', step('firstReview'))).status).toBe(404);
      expect((await official.ask('GET', '/v1/review/cases?state=nonsense')).status).toBe(422);
    });

    it('survives notes that a database would choke on', async () => {
      const { station, caseId } = await delivered();
      await platform().official.untilState(caseId, 'firstReview');
      const note = 'a\u0000b𠮷\\u0000"';
      await post(caseId, 'steps', { ...step('firstReview'), note });
      const last = (await station.changes(1)).body.changes[0];
      expect(last?.type === 'reviewStep' && last.step.note).toBe(note);
    });
  });
}
