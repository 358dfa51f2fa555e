/** An answer of a department waives no more than it says: two register books, two parents. */
import { describe, expect, it } from 'vitest';
import { fieldsLacking, openMismatches } from '../../shared/domain/fact-standing';
import { completeForm } from '../support/case-builders';
import { home, openedDesk } from '../support/verified-desk';

describe('an answer', () => {
  const twoBooks = {
    'register.differentBooks': 'yes',
    'register.otherNumber': '148300777',
    'register.otherHead': completeForm['guardian2.name'] ?? '',
  };

  it('about one of two register books waives nothing: the other is asked about with its guardian', () => {
    const { sign, ask, answer, lines, give, caseId, current } = openedDesk();
    sign();
    answer(ask('register').id, 'match');
    expect(lines().waived).toContain('register');
    const { 'register.otherNumber': otherNumber, ...unknown } = twoBooks;
    give({ name: 'editForm', caseId, changes: unknown });
    expect(lines().asked).toContain('register');
    expect(fieldsLacking(current(), 'register')).toEqual(['register.otherNumber']);
    expect(ask('register').asked).toMatchObject({ error: { kind: 'factNotReady' } });
    give({ name: 'editForm', caseId, changes: { 'register.otherNumber': otherNumber } });
    const { id } = ask('register');
    const asked = current().verifications?.at(-1)?.asked;
    expect(asked).toMatchObject({
      'register.otherNumber': '148300777',
      'register.otherHead': '荀映蓝',
      'guardian2.name': '荀映蓝',
      'guardian2.idNumber': completeForm['guardian2.idNumber'],
    });
    answer(id, 'match');
    expect(lines().waived).toContain('register');
    give({ name: 'editForm', caseId, changes: { 'register.otherHead': '荀守仁' } });
    expect(lines().asked).toContain('register');
  });

  it('about a birth speaks of both parents, and of one where there is one', () => {
    const { sign, ask, answer, lines, give, caseId, current } = openedDesk({
      ...home,
      ...twoBooks,
    });
    sign();
    const { id } = ask('birth');
    const second = { 'guardian2.name': '荀映蓝' };
    expect(current().verifications?.at(-1)?.asked).toMatchObject(second);
    answer(id, 'match');
    expect(lines().waived).toContain('birth');
    give({ name: 'editForm', caseId, changes: { 'guardian2.name': '荀英蓝' } });
    expect(lines().asked).toContain('birth');
    give({ name: 'editForm', caseId, changes: { 'family.singleParent': 'yes' } });
    ask('birth');
    expect(current().verifications?.at(-1)?.asked).not.toHaveProperty('guardian2.name');
  });

  it('that denied what still stands is not over when more would be asked by now', () => {
    const { sign, ask, answer, give, caseId, current } = openedDesk();
    sign();
    answer(ask('register').id, 'mismatch');
    give({ name: 'editForm', caseId, changes: twoBooks });
    expect(openMismatches(current())).toHaveLength(1);
    answer(ask('register').id, 'match');
    expect(openMismatches(current())).toEqual([]);
  });
});
