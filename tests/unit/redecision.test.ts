/** 平台改了决定: what the family was told stands until a person settles it, and never beside another letter. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../electron/desk/change-command';
import { contentWhole } from '../../shared/archive/checks/record-checks';
import type { Actor } from '../../shared/domain/command';
import type { Decision } from '../../shared/domain/delivery';
import { isDisputed } from '../../shared/domain/desk-standing';
import { isValid } from '../../shared/domain/letter';
import { resultLetters } from '../../shared/domain/redecision';
import { closingSince, letterDue, mayReview, reviewTaskOf } from '../../shared/domain/review-task';
import { err } from '../../shared/domain/result';
import { reportsOf } from '../../shared/protocol/desk-report';
import {
  aDeskOnPaper,
  admin,
  aSchool,
  completeForm,
  fillCase,
  noHome,
  shippedPack,
} from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';

const reviewer: Actor = { id: uuidv7(), name: '邢望', role: 'reviewer' };
const platform: Actor = { id: 'platform', name: '平台', role: 'platform' };
const station: Actor = { id: 'station', name: '本站', role: 'station' };
const here: Decision = { ...aDecision('accepted'), school: aSchool };
const elsewhere: Decision = { ...here, school: { ...aSchool, name: '别的小学' } };
const refused: Decision = { ...aDecision('refused'), at: '2026-08-06T02:00:00.000Z' };
const file = { sha256: 'a'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };

/** A case that the platform decided, and whose family has the letter of it. */
function told(decision: Decision = here) {
  const desk = aDeskOnPaper();
  const { caseId, give, current } = desk;
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase(desk, completeForm);
  give({ name: 'submitCase', caseId });
  const hears = (theirs: Decision, revision?: number) =>
    give(
      {
        name: 'recordDecision',
        caseId,
        changeId: uuidv7(),
        ...(revision === undefined ? {} : { revision }),
        decision: theirs,
      },
      platform,
    );
  const issue = (kind: 'placeNotice' | 'refusalNotice') =>
    give({ name: 'issueLetter', caseId, letterId: uuidv7(), kind }, reviewer);
  const make = () => {
    for (const { id: letterId } of current().letters) {
      give({ name: 'recordLetterMade', caseId, letterId, file }, station);
    }
  };
  hears(decision);
  issue(decision.outcome === 'accepted' ? 'placeNotice' : 'refusalNotice');
  make();
  return {
    ...desk,
    hears,
    issue,
    make,
    settle: (choice: 'accept' | 'object', decisionId = current().redecision?.id ?? uuidv7()) =>
      give(
        { name: 'settleDisagreement', caseId, decisionId, choice, reason: '与平台核对' },
        reviewer,
      ),
    seal: () => give({ name: 'sealArchive', caseId, archiveId: uuidv7() }, reviewer),
    results: () => resultLetters(current()).map(({ kind }) => kind),
  };
}

describe('a platform that decides anew', () => {
  it.each([
    ['another school', here, elsewhere],
    ['a refusal after a place', here, refused],
    ['a place after a refusal', refused, here],
    ['a correction', here, aDecision('correction')],
  ])('with %s changes nothing until a person settles it', (_, first, second) => {
    const desk = told(first);
    const { letters } = desk.current();
    expect(desk.hears(second).ok).toBe(true);
    expect(desk.current()).toMatchObject({ state: 'conflicted', decision: first, letters });
    expect(isDisputed(desk.current())).toBe(true);
    expect(reviewTaskOf(desk.current(), false)).toBe('settle');
    expect(mayReview(desk.current(), 'settle', reviewer)).toBe('yes');
    expect(mayReview(desk.current(), 'settle', admin)).toBe('own');
    expect(closingSince(desk.current())).toBe(second.at.slice(0, 10));
    expect(letterDue(desk.current())).toBeUndefined();
    expect(desk.seal().ok).toBe(false);
    expect(desk.issue('refusalNotice').ok).toBe(false);
    expect(desk.issue('placeNotice').ok).toBe(false);
    const [letter] = resultLetters(desk.current());
    const { caseId } = desk;
    const letterId = letter?.id ?? '';
    expect(desk.give({ name: 'voidLetter', caseId, letterId, reason: '写错' }, reviewer)).toEqual(
      err({ kind: 'disagreementOpen' }),
    );
  });

  it('is followed: the letter is void with the reason, and the new one is due and can be sealed', () => {
    const desk = told(here);
    desk.hears(refused);
    const before = desk.current();
    const done = desk.settle('accept');
    // The platform knows of no decision of the desk.
    expect(reportsOf(before, done.ok ? done.value : [])).toEqual([]);
    expect(desk.current()).toMatchObject({ state: 'decided', decision: refused });
    expect(desk.current().letters.find(({ kind }) => kind === 'placeNotice')?.voided).toMatchObject(
      {
        reason: '与平台核对',
        by: reviewer.name,
      },
    );
    expect(letterDue(desk.current())).toBe('refusalNotice');
    expect(desk.issue('refusalNotice').ok).toBe(true);
    desk.make();
    expect(desk.results()).toEqual(['refusalNotice']);
    expect(desk.seal().ok).toBe(true);
  });

  it('is followed to another school: a second notice, which names that one', () => {
    const desk = told(here);
    desk.hears(elsewhere);
    desk.settle('accept');
    expect(letterDue(desk.current())).toBe('placeNotice');
    expect(desk.issue('placeNotice').ok).toBe(true);
    const notices = desk.current().letters.filter(({ kind }) => kind === 'placeNotice');
    expect(notices.map((one) => [one.toldSchool, isValid(one)])).toEqual([
      [aSchool.name, false],
      ['别的小学', true],
    ]);
  });

  it('is not followed: decision and letter stay, and the case goes on', () => {
    const desk = told(here);
    desk.hears(refused);
    expect(desk.settle('object').ok).toBe(true);
    expect(desk.current()).toMatchObject({ state: 'decided', decision: here });
    expect(desk.current().redecision?.settled).toMatchObject({ choice: 'object' });
    expect(desk.settle('accept').ok).toBe(false);
    expect(desk.seal().ok).toBe(true);
  });

  it('is over when it comes back to what was told', () => {
    const desk = told(here);
    desk.hears(refused);
    const first = desk.current().redecision?.id;
    desk.hears(elsewhere);
    expect(desk.settle('accept', first)).toEqual(err({ kind: 'nothingToSettle' }));
    desk.hears(here);
    expect(desk.current()).toMatchObject({ state: 'decided', decision: here });
    expect(desk.current().redecision).toBeUndefined();
    expect(desk.results()).toEqual(['placeNotice']);
  });

  it('just decides where the family was told nothing yet', () => {
    const desk = told(here);
    const letterId = desk.current().letters.at(-1)?.id ?? '';
    const { caseId } = desk;
    desk.give({ name: 'voidLetter', caseId, letterId, reason: '打错' }, reviewer);
    desk.hears(refused);
    expect(desk.current()).toMatchObject({ state: 'decided', decision: refused });
    expect(letterDue(desk.current())).toBe('refusalNotice');
  });

  it('leaves an archived case as it is sealed, with a task for a person', () => {
    const desk = told(here);
    desk.seal();
    const { caseId } = desk;
    desk.give({ name: 'recordArchiveSealed', caseId, file, at: here.at }, station);
    desk.hears(refused);
    expect(desk.current()).toMatchObject({ state: 'archived', decision: here });
    expect(reviewTaskOf(desk.current(), false)).toBe('settle');
    expect(desk.settle('accept')).toEqual(
      err({ kind: 'notAllowedInState', command: 'settleDisagreement', state: 'archived' }),
    );
    expect(desk.settle('object').ok).toBe(true);
    expect(desk.current()).toMatchObject({ state: 'archived', decision: here });
    expect(reviewTaskOf(desk.current(), false)).toBeUndefined();
  });
});

it('says which submission it decides on; one on a submission before is noted and decides nothing', () => {
  const desk = told(aDecision('correction'));
  const { caseId, give, current } = desk;
  give({ name: 'editForm', caseId, changes: { 'guardian1.phone': '15400000002' } });
  expect(give({ name: 'submitCase', caseId }).ok).toBe(true);
  const changeId = uuidv7();
  const change = { id: changeId, cursor: 1, caseId, type: 'decision' as const, decision: here };
  const late = give(commandOf({ ...change, revision: 1 }), platform);
  expect(late).toMatchObject({ value: [{ type: 'decisionPassedOver', revision: 1 }] });
  expect(current().decision?.outcome).toBe('correction');
  expect(current().appliedChanges).toContain(changeId);
  expect(give(commandOf({ ...change, revision: 1 }), platform)).toEqual({ ok: true, value: [] });
  give(commandOf({ ...change, id: uuidv7(), revision: 2 }), platform);
  expect(current()).toMatchObject({ state: 'decided', decision: here });
});

it('lets no letter that tells another decision into an archive, also of what was recorded before this was looked at', () => {
  const desk = told(here);
  const { caseId, current } = desk;
  // As the record had it: the second decision had taken the place of the first without a word.
  Object.assign(current(), { decision: elsewhere });
  const [letter] = resultLetters(current());
  const outdated = err({ kind: 'letterOutdated', number: letter?.number });
  expect(letterDue(current())).toBe('placeNotice');
  expect(desk.seal()).toEqual(outdated);
  expect(desk.issue('placeNotice')).toEqual(outdated);
  const facts = { pack: shippedPack.pack, items: [] };
  const problems = contentWhole({ ...facts, current: current() });
  expect(problems).toContainEqual({ kind: 'resultDiffers', path: letter?.number });
  const letterId = letter?.id ?? '';
  desk.give({ name: 'voidLetter', caseId, letterId, reason: '决定变了' }, reviewer);
  expect(desk.issue('placeNotice').ok).toBe(true);
  desk.make();
  expect(contentWhole({ ...facts, current: current() }).map(({ kind }) => kind)).not.toContain(
    'resultDiffers',
  );
  expect(desk.seal().ok).toBe(true);
});
