/** 数据核验: what may be asked, what an answer waives, and that an answer about other values waives nothing. */
import { caseChecks } from '../../shared/policy/case-checks';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { completeness } from '../../shared/domain/completeness';
import { confirmedFacts, factStanding, openMismatches } from '../../shared/domain/fact-standing';
import { verificationsPerCase } from '../../shared/domain/verification';
import { verificationRequest } from '../../shared/protocol/verification';
import { submissionOf } from '../../shared/protocol/submission';
import { submissionSchema } from '../../shared/protocol/messages';
import { aPage, fillCase, shippedPack } from '../support/case-builders';
import { people } from '../support/people';
import { home, openedDesk } from '../support/verified-desk';

describe('asking a department', () => {
  it('needs the signature of a guardian who is who the paper says', () => {
    const { sign, ask } = openedDesk();
    expect(ask('register').asked).toEqual({ ok: false, error: { kind: 'authorisationMissing' } });
    sign('guardian1', 'doubtful');
    expect(ask('register').asked).toMatchObject({ error: { kind: 'authorisationMissing' } });
    expect(sign('agent').ok).toBe(false);
    sign();
    expect(ask('register').asked.ok).toBe(true);
  });

  it('needs every value, and right ones', () => {
    const desk = openedDesk({ ...home, 'register.number': '' });
    desk.sign();
    const notReady = { ok: false, error: { kind: 'factNotReady', fact: 'register' } };
    expect(desk.ask('register').asked).toEqual(notReady);
    const { caseId } = desk;
    const wrong = (home['child.idNumber'] ?? '').slice(0, 17) + 'Z';
    desk.give({
      name: 'editForm',
      caseId,
      changes: { 'register.number': '1', 'child.idNumber': wrong },
    });
    expect(desk.ask('register').asked).toEqual(notReady);
    desk.give({
      name: 'editForm',
      caseId,
      changes: { 'child.idType': 'passport', 'child.idNumber': 'E12345678' },
    });
    expect(desk.ask('register').asked).toEqual(notReady);
  });

  it('asks once about the same values, again after a time-out, and no more than a case can bear', () => {
    const { sign, ask, answer, current } = openedDesk();
    sign();
    const { id } = ask('register');
    ask('register');
    ask('register', id);
    expect(current().verifications).toHaveLength(1);
    answer(id, 'timedOut');
    for (let turn = 1; turn < verificationsPerCase; turn += 1)
      answer(ask('register').id, 'timedOut');
    expect(current().verifications).toHaveLength(verificationsPerCase);
    expect(ask('register').asked).toMatchObject({ error: { kind: 'tooManyNotes' } });
  });

  it('takes one question of a fact at a time, and one fact under an id', () => {
    const { sign, give, caseId, current, answer } = openedDesk();
    sign();
    const id = uuidv7();
    const questions = [
      { id, fact: 'register' as const },
      { id, fact: 'property' as const },
      { id: uuidv7(), fact: 'register' as const },
    ];
    expect(give({ name: 'askVerification', caseId, questions }).ok).toBe(true);
    expect(current().verifications).toMatchObject([{ id, fact: 'register' }]);
    answer(id, 'match');
    expect(confirmedFacts(current())).toEqual(['register']);
  });

  it('is the same question, word for word, after another guardian signed', () => {
    const { give, caseId, ask, current } = openedDesk();
    const signedAs = (version: string) => {
      const authorisation = { version, text: '同意', signature: aPage('signature').original };
      const who = { name: '尉迟砚', paper: 'residentId', verdict: 'same', note: '' } as const;
      const finding = { id: uuidv7(), person: 'guardian1', ...who, authorisation } as const;
      expect(give({ name: 'checkIdentity', caseId, finding }).ok).toBe(true);
    };
    signedAs('2026-1');
    ask('register');
    const [question] = current().verifications ?? [];
    const sent = () => question && verificationRequest(current(), question);
    const before = sent();
    signedAs('2026-2');
    // The clock of the test stands still: the second one was signed a minute later.
    const [first, second] = current().identityChecks ?? [];
    const at = new Date(Date.parse(first?.at ?? '') + 60_000).toISOString();
    Object.assign(current(), { identityChecks: [first, { ...second, at }] });
    expect(before?.authorisation.version).toBe('2026-1');
    expect(sent()).toEqual(before);
  });

  it('sends the values of the fact and who signed, and nothing else of the family', () => {
    const { sign, ask, current } = openedDesk();
    sign();
    ask('register');
    const [question] = current().verifications ?? [];
    const request = question && verificationRequest(current(), question);
    expect(Object.keys(request?.asked ?? {}).toSorted()).toEqual([
      'child.idNumber',
      'child.name',
      'register.address',
      'register.head',
      'register.number',
    ]);
    expect(request?.authorisation.version).toBe('2026-1');
  });

  it('is not for who only reads', () => {
    const { give, caseId } = openedDesk();
    const asked = give({ name: 'askVerification', caseId, questions: [] }, people.auditor);
    expect(asked).toMatchObject({ error: { kind: 'notAllowedForRole' } });
  });
});

describe('an answer', () => {
  it('waives the line while the values stay what was asked about', () => {
    const { sign, ask, answer, lines, give, caseId, current } = openedDesk();
    sign();
    const { id } = ask('register');
    expect(lines().asked).toContain('register');
    answer(id, 'match');
    expect(lines()).toMatchObject({ waived: ['register'] });
    expect(lines().asked).not.toContain('register');
    give({ name: 'editForm', caseId, changes: { 'register.address': '望潮街道9号' } });
    expect(lines()).toMatchObject({ waived: [] });
    expect(factStanding(current(), 'register')).toEqual({ state: 'changed' });
    give({
      name: 'editForm',
      caseId,
      changes: { 'register.address': home['register.address'] ?? '' },
    });
    expect(lines()).toMatchObject({ waived: ['register'] });
  });

  it('that comes after a field was changed waives nothing', () => {
    const { sign, ask, answer, lines, give, caseId, current } = openedDesk();
    sign();
    const { id } = ask('register');
    give({ name: 'editForm', caseId, changes: { 'register.number': '370000999' } });
    expect(answer(id, 'match').ok).toBe(true);
    expect(confirmedFacts(current())).toEqual([]);
    expect(lines()).toMatchObject({ waived: [] });
  });

  it('counts once, whoever says it again', () => {
    const { sign, ask, answer, current } = openedDesk();
    sign();
    const { id } = ask('register');
    const changeId = uuidv7();
    answer(id, 'match', changeId);
    const before = current();
    answer(id, 'match', changeId);
    answer(id, 'mismatch');
    answer(uuidv7(), 'mismatch');
    expect(current()).toEqual(before);
  });

  it('that denies waives nothing and holds the case until it is settled with a reason', () => {
    for (const verdict of ['mismatch', 'noSuchPerson'] as const) {
      const desk = openedDesk();
      const { sign, ask, answer, lines, give, caseId, current } = desk;
      fillCase(desk, home);
      expect(current().state).toBe('ready');
      sign();
      const { id } = ask('register');
      expect(current().state).toBe('ready');
      answer(id, verdict);
      expect(lines()).toMatchObject({ waived: [] });
      expect(current().state).toBe('inspecting');
      expect(openMismatches(current()).map(({ fact }) => fact)).toEqual(['register']);
      const settled = { kind: 'verificationMismatch', key: id, outcome: 'evidence' } as const;
      give({ name: 'settleFinding', caseId, ...settled, reason: '户口簿刚换，公安系统未更新' });
      expect(current().state).toBe('ready');
      // Settled is not confirmed: the paper is still asked.
      expect(lines().asked).toContain('register');
      expect(give({ name: 'submitCase', caseId }).ok).toBe(true);
    }
  });

  it('that denies still holds the case when the same is asked again and nobody answers in time', () => {
    const desk = openedDesk();
    const { sign, ask, answer, give, caseId, current } = desk;
    fillCase(desk, home);
    sign();
    answer(ask('register').id, 'mismatch');
    const again = ask('register');
    expect(factStanding(current(), 'register').state).toBe('queued');
    // Any change makes the desk judge the case anew.
    const retouch = () =>
      give({
        name: 'editForm',
        caseId,
        changes: { 'guardian1.phone': home['guardian1.phone'] ?? '' },
      });
    const held = () => {
      // What holds a case stands before the eyes of whoever has to settle it.
      const shown = caseChecks(current(), shippedPack.pack).filter(
        ({ kind }) => kind === 'verificationMismatch',
      );
      expect(shown.map(({ check }) => check)).toEqual(openMismatches(current()));
      return [current().state, openMismatches(current()).map(({ fact }) => fact)];
    };
    retouch();
    expect(held()).toEqual(['inspecting', ['register']]);
    answer(again.id, 'timedOut');
    retouch();
    expect(held()).toEqual(['inspecting', ['register']]);
    expect(give({ name: 'submitCase', caseId }).ok).toBe(false);
    answer(ask('register').id, 'match');
    expect(held()).toEqual(['ready', []]);
  });

  it('that denies is settled by a proof and by no other outcome', () => {
    const desk = openedDesk();
    const { sign, ask, answer, give, caseId, current } = desk;
    fillCase(desk, home);
    sign();
    const { id } = ask('register');
    answer(id, 'mismatch');
    const said = { kind: 'verificationMismatch', key: id, reason: '已改' } as const;
    give({ name: 'settleFinding', caseId, ...said, outcome: 'change' });
    expect(openMismatches(current())).toHaveLength(1);
    expect(current().state).toBe('inspecting');
  });

  it('that denies is over when the value is put right', () => {
    const { sign, ask, answer, give, caseId, current } = openedDesk();
    sign();
    answer(ask('register').id, 'mismatch');
    expect(openMismatches(current())).toHaveLength(1);
    give({ name: 'editForm', caseId, changes: { 'register.number': '370000111' } });
    expect(openMismatches(current())).toEqual([]);
  });

  it('that waives every line leaves a case that can be handed over without a paper', () => {
    const desk = openedDesk();
    const { sign, ask, answer, lines, give, caseId, current } = desk;
    sign();
    for (const fact of ['register', 'property'] as const) answer(ask(fact).id, 'match');
    expect(lines()).toEqual({ asked: [], waived: ['register', 'home'] });
    expect(completeness(current(), shippedPack.checklistFor(current())).openCount).toBe(0);
    expect(current().state).toBe('ready');
    expect(give({ name: 'submitCase', caseId }).ok).toBe(true);
    const sent = submissionOf(current(), '程望');
    expect(submissionSchema.safeParse(sent).success).toBe(true);
  });
});
