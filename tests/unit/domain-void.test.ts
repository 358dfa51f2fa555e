/** Void letters 作废: who may, when, what stays, and that a number is used up for ever. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../shared/domain/command';
import { isThere } from '../../shared/domain/letter';
import { aDeskOnPaper, admin, completeForm, fillCase, noHome } from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';

const clerk: Actor = { id: 'c', name: '窗口', role: 'clerk' };
const reviewer: Actor = { id: 'r', name: '复核', role: 'reviewer' };
const platform: Actor = { id: 'p', name: '平台', role: 'platform' };
const reason = '打印时纸张损坏';

function submitted() {
  const desk = aDeskOnPaper();
  const { caseId } = desk;
  desk.give({
    name: 'openCase',
    caseId,
    answers: noHome,
  });
  fillCase(desk, completeForm);
  desk.give({ name: 'submitCase', caseId });
  const [receipt] = desk.current().letters;
  if (receipt === undefined) throw new Error('No receipt');
  const voidIt = (letterId: string, actor: Actor = reviewer) =>
    desk.give({ name: 'voidLetter', caseId, letterId, reason }, actor);
  return { desk, caseId, receipt, voidIt };
}

describe('a void letter', () => {
  it('keeps its number and says who, when and why', () => {
    const { desk, receipt, voidIt } = submitted();
    expect(voidIt(receipt.id).ok).toBe(true);
    expect(desk.current().letters).toMatchObject([
      { number: receipt.number, voided: { by: '复核', byId: 'r', reason } },
    ]);
  });

  it('is replaced by one with the next number, and only then', () => {
    const { desk, caseId, receipt, voidIt } = submitted();
    const refused = { changeId: uuidv7(), decision: aDecision('refused') };
    desk.give({ name: 'recordDecision', caseId, ...refused }, platform);
    const issue = () =>
      desk.give({ name: 'issueLetter', caseId, letterId: uuidv7(), kind: 'receipt' }, reviewer);
    expect(issue()).toMatchObject({ error: { kind: 'letterExists' } });
    voidIt(receipt.id);
    expect(issue().ok).toBe(true);
    expect(issue()).toMatchObject({ error: { kind: 'letterExists' } });
    expect(desk.current().letters.map(({ drawn }) => drawn?.serial)).toEqual([1, 2]);
  });

  it('is replaced where it is the receipt of the newest submission, whatever receipts were before', () => {
    const { desk, caseId, receipt, voidIt } = submitted();
    const correction = { changeId: uuidv7(), decision: aDecision('correction') };
    desk.give({ name: 'recordDecision', caseId, ...correction }, platform);
    desk.give({ name: 'editForm', caseId, changes: { 'guardian1.phone': '15400000002' } });
    desk.give({ name: 'submitCase', caseId });
    const issue = () =>
      desk.give({ name: 'issueLetter', caseId, letterId: uuidv7(), kind: 'receipt' }, reviewer);
    const isDue = () => !isThere(desk.current(), 'receipt');
    const [, newer] = desk.current().letters;
    expect(newer?.kind).toBe('receipt');
    const refused = { changeId: uuidv7(), decision: aDecision('refused') };
    desk.give({ name: 'recordDecision', caseId, ...refused }, platform);
    expect(isDue()).toBe(false);
    expect(issue()).toMatchObject({ error: { kind: 'letterExists' } });
    voidIt(newer?.id ?? '');
    expect(isDue()).toBe(true);
    expect(issue().ok).toBe(true);
    expect(isDue()).toBe(false);
    // The one of the first submission stands, and needs no other when it is void: it was followed.
    voidIt(receipt.id);
    expect(issue()).toMatchObject({ error: { kind: 'letterExists' } });
  });

  it('is neither printed nor saved nor void twice', () => {
    const { desk, caseId, receipt, voidIt } = submitted();
    voidIt(receipt.id);
    const letterId = receipt.id;
    const refused = { error: { kind: 'letterVoid' } };
    expect(voidIt(letterId)).toMatchObject(refused);
    expect(desk.give({ name: 'recordLetterPrinted', caseId, letterId, copies: 1 })).toMatchObject(
      refused,
    );
    expect(desk.give({ name: 'recordLetterSaved', caseId, letterId })).toMatchObject(refused);
  });

  it('is for a reviewer without part in the case or the administrator to declare', () => {
    const { receipt, voidIt } = submitted();
    expect(voidIt(receipt.id, clerk)).toMatchObject({ error: { kind: 'notAllowedForRole' } });
    expect(voidIt(receipt.id, { ...reviewer, id: admin.id })).toMatchObject({
      error: { kind: 'ownCase' },
    });
    expect(voidIt(uuidv7())).toMatchObject({ error: { kind: 'letterUnknown' } });
    expect(voidIt(receipt.id, admin).ok).toBe(true);
  });

  it('does not stand in the way of the archive, and a planned archive keeps its letters', () => {
    const { desk, caseId, receipt, voidIt } = submitted();
    const file = { sha256: 'a'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };
    voidIt(receipt.id);
    const decision = {
      ...aDecision('accepted'),
      school: {
        name: '望潮小学',
        address: '望潮街道1号',
        reportFrom: '2026-08-29',
        reportTo: '2026-08-30',
      },
    };
    desk.give({ name: 'recordDecision', caseId, changeId: uuidv7(), decision }, platform);
    const seal = () => desk.give({ name: 'sealArchive', caseId, archiveId: uuidv7() }, reviewer);
    expect(seal()).toMatchObject({ error: { kind: 'letterNotMade' } });
    const letterId = uuidv7();
    desk.give({ name: 'issueLetter', caseId, letterId, kind: 'placeNotice' }, reviewer);
    desk.give(
      { name: 'recordLetterMade', caseId, letterId, file },
      { id: 'station', name: '本站', role: 'station' },
    );
    expect(seal().ok).toBe(true);
    expect(voidIt(letterId)).toMatchObject({ error: { kind: 'notAllowedInState' } });
  });
});
