/** What a case lacks, as it is told: in the one letter of 一次性告知, and on the screen that says why it may not be submitted. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { openItems } from '../../renderer/features/case/open-items';
import { letterGaps } from '../../shared/archive/letter-gaps';
import { previewOf } from '../../shared/archive/letter-preview';
import { letterContent } from '../../shared/archive/letter-text';
import type { Case } from '../../shared/domain/case';
import { completeness } from '../../shared/domain/completeness';
import { whole } from '../../shared/domain/decide-papers';
import type { FieldKey, Form } from '../../shared/domain/form';
import { latestDay } from '../../shared/domain/decide-missing';
import { letterSchema } from '../../shared/domain/letter';
import { drawNumber } from '../../shared/domain/numbering';
import { err } from '../../shared/domain/result';
import { extraRole } from '../../shared/domain/requirement';
import { pick } from '../../shared/i18n/messages';
import {
  aDeskOnPaper,
  aPage,
  completeForm,
  fillCase,
  noHome,
  shippedPack,
} from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';
import { sampleCode } from '../support/papers-samples';

function aReadyCase() {
  const desk = aDeskOnPaper();
  const { caseId, give, current } = desk;
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase(desk, completeForm);
  const document = current().documents[0];
  if (document === undefined) throw new Error('No paper');
  const on = { caseId, documentId: document.id };
  const pages = () => current().documents[0]?.pages ?? [];
  const told = () => {
    const letterId = uuidv7();
    expect(give({ name: 'noticeMissing', caseId, letterId, deadline: '2026-08-10' }).ok).toBe(true);
    return current().letters.at(-1)?.supplement?.items ?? [];
  };
  const judged = () => completeness(current(), shippedPack.checklistFor(current()));
  return { ...desk, document, on, pages, told, judged };
}

describe('the one letter', () => {
  it('asks for the original of what was a copy, and accuses nobody', () => {
    const { give, on, pages, told, judged, document } = aReadyCase();
    const seen = { pages: pages().map(({ id }) => id), lookedAt: [], note: '' };
    give({ name: 'inspectDocument', ...on, ...seen, verdict: 'copyOnly' });
    const line = () =>
      judged().requirements.find(({ requirement }) => requirement.id === document.requirementId);
    expect(line()?.status).toBe('copyOnly');
    expect(told()).toMatchObject([{ want: 'original' }]);
    give({ name: 'inspectDocument', ...on, ...seen, verdict: 'doubtful', note: '印章不清' });
    expect(told()).toMatchObject([{ want: 'doubt' }]);
  });

  it('names a page that nobody can read, also one that has no name of its own', () => {
    const { give, on, pages, told, document } = aReadyCase();
    const { requirementId, kind } = document;
    const first = pages()[0];
    const take = (role: string, replaces?: string) =>
      give({
        name: 'addPage',
        ...on,
        requirementId,
        kind,
        page: { ...aPage(role), faults: ['blurred'] },
        ...(replaces === undefined ? {} : { replaces }),
      });
    take(first?.role ?? '', first?.id);
    take(extraRole);
    take(extraRole);
    const option = shippedPack
      .checklistFor(aReadyCase().current())
      .requirements.find(({ id }) => id === requirementId)
      ?.options.find((one) => one.kind === kind);
    const title = option?.pages.find(({ role }) => role === first?.role)?.title;
    expect(told()).toMatchObject([{ want: 'unclear', pages: [title, '其他页'] }]);
  });

  it('tells pages that are missing and pages that are unclear together', () => {
    const { give, on, pages, told, document } = aReadyCase();
    const [first, second] = pages();
    if (first === undefined || second === undefined) throw new Error('A paper of two pages');
    const { requirementId, kind } = document;
    const page = { ...aPage(second.role), faults: ['glare' as const] };
    give({ name: 'addPage', ...on, requirementId, kind, page, replaces: second.id });
    give({ name: 'removePage', ...on, pageId: first.id });
    const items = told();
    expect(items.map(({ want }) => want)).toEqual(['pages', 'unclear']);
    expect(items.every((item) => item.pages.length === 1)).toBe(true);
  });

  it('has no line without a word of what to bring', () => {
    const { give, on, pages, document, current, caseId } = aReadyCase();
    const { requirementId, kind } = document;
    const page = { ...aPage(extraRole), faults: ['blurred' as const] };
    give({ name: 'addPage', ...on, requirementId, kind, page });
    expect(pages().length).toBeGreaterThan(1);
    const letterId = uuidv7();
    give({ name: 'noticeMissing', caseId, letterId, deadline: '2026-08-10' });
    const letter = current().letters.at(-1);
    if (letter === undefined) throw new Error('No letter');
    const context = { operatorName: '陈丽', fieldName: String, code: sampleCode, marks: [] };
    const content = letterContent(current(), letter, shippedPack.pack, context);
    const text = JSON.stringify(content);
    expect(text).toContain('照片看不清，请带原件来重拍：其他页。');
    expect(text).not.toContain('：。');
  });
});

describe('the screen before submitting', () => {
  const items = (current: Case) => {
    const judged = completeness(current, shippedPack.checklistFor(current));
    const lines = openItems(pick('zh-CN'), current, judged, () => true as never);
    return { judged, ids: lines.map(({ id }) => id) };
  };

  it('has a line for what the family entered by itself and nobody looked at', () => {
    const { current } = aReadyCase();
    expect(items(current())).toMatchObject({ judged: { openCount: 0 }, ids: [] });
    const waiting: Case = { ...current(), familyEntry: { fields: ['child.name'] } };
    expect(items(waiting)).toMatchObject({ judged: { openCount: 1 }, ids: ['family'] });
  });

  it('has a line for a department that says otherwise', () => {
    const { current } = aReadyCase();
    const form = completeForm;
    const asked = { 'child.name': form['child.name'] ?? '' };
    const verification = {
      id: uuidv7(),
      fact: 'identity' as const,
      asked: {
        ...asked,
        'child.idNumber': form['child.idNumber'] ?? '',
        'child.sex': form['child.sex'] ?? '',
        'child.birthDate': form['child.birthDate'] ?? '',
      },
      answer: { verdict: 'noSuchPerson', fields: [], at: '2026-08-01T02:00:00.000Z' },
    };
    const denied = { ...current(), verifications: [verification] } as unknown as Case;
    const { judged, ids } = items(denied);
    expect(judged.mismatches).toHaveLength(1);
    expect(ids).toEqual([verification.id]);
  });
});

describe('the one letter of a case that the platform sent back', () => {
  const station = { code: sampleCode, marks: [], operatorName: '程望', fieldName: String };
  const platform = { id: 'platform', name: '平台', role: 'platform' } as const;

  /** Submitted, and asked for one field and one paper, in which nothing is wrong by the pack's own rules. */
  function sentBack(deadline = '2026-08-12', reasons = ['电话打不通', '户主页反光']) {
    const desk = aReadyCase();
    const { caseId, give, current, document } = desk;
    give({ name: 'submitCase', caseId });
    const { requirementId } = document;
    const correction = {
      deadline,
      fields: [{ key: 'guardian1.phone' as const, reason: reasons[0] ?? '' }],
      documents: [{ requirementId, reason: reasons[1] ?? '' }],
    };
    const decision = { ...aDecision('correction'), correction };
    give({ name: 'recordDecision', caseId, changeId: uuidv7(), decision }, platform);
    const issue = (until = '2026-08-12') =>
      give({ name: 'noticeMissing', caseId, letterId: uuidv7(), deadline: until });
    const written = () => {
      const letter = current().letters.findLast(({ kind }) => kind === 'supplementNotice');
      if (letter === undefined) throw new Error('No letter');
      const content = letterContent(current(), letter, shippedPack.pack, station);
      if (!content.ok) throw new Error(content.error.kind);
      return content.value;
    };
    return { ...desk, issue, written };
  }

  it('tells what the platform asks with its reasons, until its day at the latest', () => {
    const { current, judged, issue, written } = sentBack();
    expect(judged().openCount).toBe(0);
    expect(latestDay(current(), '2026-08-01T02:00:00.000Z')).toBe('2026-08-12');
    expect(issue('2026-08-13')).toEqual(err({ kind: 'deadlineAfterPlatform', day: '2026-08-12' }));
    expect(issue().ok).toBe(true);
    const { rows, paragraphs } = written();
    const values = rows.map(({ label, value }) => `${label} ${value}`).join('\n');
    expect(values).toContain('请重新提交或者说明。审核意见：户主页反光。');
    expect(values).toContain('更正信息 guardian1.phone。审核意见：电话打不通。');
    // It was accepted long ago.
    expect(paragraphs.join()).not.toContain('当场受理');
    expect(paragraphs.join()).toContain(current().caseNumber);
    expect(letterSchema.safeParse(current().letters.at(-1)).success).toBe(true);
  });

  it('says something also where the platform gives no reason', () => {
    const { issue, written } = sentBack('2026-08-12', ['', ' ']);
    expect(issue().ok).toBe(true);
    const values = written().rows.map(({ value }) => value);
    expect(values.filter((value) => value.endsWith('审核意见：请改正后重新提交。'))).toHaveLength(
      2,
    );
  });

  it('tells it beside what is missing by now, a paper in one place', () => {
    const { give, on, pages, issue, current, document } = sentBack();
    give({ name: 'removePage', ...on, pageId: pages()[0]?.id ?? '' });
    give({ name: 'editForm', caseId: on.caseId, changes: { 'child.nation': '' } });
    expect(current().state).toBe('incomplete');
    expect(issue().ok).toBe(true);
    const { items, fields, asked } = current().letters.at(-1)?.supplement ?? {};
    const title = shippedPack
      .checklistFor(current())
      .requirements.find(({ id }) => id === document.requirementId)?.title;
    const told = items?.filter((one) => one.title === title);
    expect(told).toHaveLength(1);
    expect(told?.[0]?.reason).toBe('审核意见：户主页反光。');
    expect(told?.[0]?.want).not.toBe('anew');
    expect(fields).toEqual(['child.nation']);
    expect(asked).toEqual([{ key: 'guardian1.phone', reason: '审核意见：电话打不通。' }]);
  });

  it('does not ask again for a paper that was taken and seen anew since', () => {
    const { give, on, pages, issue, current, document } = sentBack();
    const later = '2026-08-06T02:00:00.000Z';
    const { requirementId, kind } = document;
    const first = pages()[0];
    const page = { ...aPage(first?.role ?? ''), capturedAt: later };
    give({ name: 'addPage', ...on, requirementId, kind, page, replaces: first?.id ?? '' });
    const seen = { pages: pages().map(({ id }) => id), lookedAt: [], note: '' };
    give({ name: 'inspectDocument', ...on, ...seen, verdict: 'originalSeen' }, undefined, later);
    expect(issue().ok).toBe(true);
    expect(current().letters.at(-1)?.supplement?.items).toEqual([]);
  });

  it('has any day where the one of the platform is past, and says 受理 to who has it still before them', () => {
    const late = sentBack('2026-07-30');
    expect(latestDay(late.current(), '2026-08-01T02:00:00.000Z')).toBeUndefined();
    expect(late.issue('2026-08-20').ok).toBe(true);
    const desk = aReadyCase();
    desk.give({ name: 'removePage', ...desk.on, pageId: desk.pages()[0]?.id ?? '' });
    desk.told();
    const letter = desk.current().letters.at(-1);
    expect(letter?.supplement).not.toHaveProperty('accepted');
    const content = letter && letterContent(desk.current(), letter, shippedPack.pack, station);
    expect(content?.ok && content.value.paragraphs.join()).toContain('当场受理');
  });
});

describe('a letter that would have a blank', () => {
  it('uses up no number: what it names is typed first', () => {
    const { caseId, give, current } = aDeskOnPaper();
    give({ name: 'openCase', caseId, answers: noHome });
    const issue = () =>
      give({ name: 'noticeMissing', caseId, letterId: uuidv7(), deadline: '2026-08-10' });
    const keep = () =>
      give({
        name: 'keepOriginals',
        caseId,
        letterId: uuidv7(),
        items: [{ title: '户口簿', count: 1 }],
        handedBy: '尉迟砚',
        reason: '送派出所核对',
        until: '2026-08-06',
      });
    const typed = (changes: Form) => give({ name: 'editForm', caseId, changes });
    const blank = (...fields: FieldKey[]) => err({ kind: 'letterBlank', fields });
    expect(issue()).toEqual(blank('guardian1.name', 'child.name'));
    expect(keep()).toEqual(blank('child.name'));
    typed({ 'guardian1.name': '尉迟砚' });
    expect(issue()).toEqual(blank('child.name'));
    expect(current().letters).toEqual([]);
    typed({ 'child.name': '尉玥宁' });
    expect(issue().ok).toBe(true);
    expect(keep().ok).toBe(true);
    // The first of each: none was drawn for what was refused.
    expect(current().letters.map(({ drawn }) => drawn?.serial)).toEqual([1, 1]);
  });

  it('is refused as well where the words of the pack can never be filled', () => {
    const { current } = aReadyCase();
    const { pack } = shippedPack;
    const { supplementNotice } = pack.letters;
    const closing = ['{school.name}'];
    const broken = {
      ...pack,
      letters: { ...pack.letters, supplementNotice: { ...supplementNotice, closing } },
    };
    const deadline = '2026-08-10';
    const letter = {
      ...previewOf('supplementNotice', '程望', '2026-08-01T02:00:00.000Z'),
      supplement: { deadline, items: [], fields: [] },
    };
    expect(letterGaps(current(), letter, pack)).toEqual({ fields: [], isBroken: false });
    expect(letterGaps(current(), letter, broken)).toEqual({ fields: [], isBroken: true });
    const block = {
      id: 'b',
      series: 'supplementNotice' as const,
      stationCode: 'LTEST',
      from: 1,
      to: 9,
    };
    const drawn = drawNumber('supplementNotice', [block], new Map());
    if (drawn === undefined) throw new Error('No number');
    const gapsIn = () => letterGaps(current(), letter, broken);
    const event = { type: 'letterNumbered' as const, letter, drawn };
    expect(whole(current(), event, { gapsIn })).toEqual(err({ kind: 'letterUnwritable' }));
  });
});
