/** 家长自助填写, by value: what a family may do to its case, what is marked as its word, and how a clerk confirms it. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { caseEventSchema, caseSchema } from '../../shared/domain/case';
import type { CaseCommand, CommandName } from '../../shared/domain/command';
import { allowed } from '../../shared/domain/command';
import { completeness } from '../../shared/domain/completeness';
import { isForFamily, unconfirmedFields } from '../../shared/domain/family-entry';
import { fieldKeys } from '../../shared/domain/form';
import { entryBodySchema } from '../../shared/ledger/entry';
import { traceWords } from '../../shared/i18n/trace-words';
import { pick } from '../../shared/i18n/messages';
import { submissionOf } from '../../shared/protocol/submission';
import { commandFor } from '../support/command-examples';
import {
  aDeskOnPaper,
  admin,
  aPage,
  completeForm,
  fillCase,
  noHome,
  shippedPack,
} from '../support/case-builders';

const family = { ...admin, byFamily: true } as const;

/** What may be the family's of the sample family. */
const own = Object.fromEntries(
  Object.entries(completeForm).filter(([key]) => isForFamily(key as keyof typeof completeForm)),
);

function opened(by: typeof admin | typeof family = admin) {
  const desk = aDeskOnPaper();
  desk.give({ name: 'openCase', caseId: desk.caseId, answers: noHome }, by);
  return desk;
}

describe('what a family enters', () => {
  it('is marked field by field, until a clerk confirmed it or typed it anew', () => {
    const desk = opened(family);
    const { caseId } = desk;
    expect(desk.current().familyEntry).toEqual({ fields: [], group: true });
    const changes = { 'child.name': '欧阳小雨', 'child.nation': '汉', 'register.head': '欧阳望' };
    const edited = desk.give({ name: 'editForm', caseId, changes }, family);
    expect(edited).toMatchObject({ value: [{ type: 'formEdited', byFamily: true }, {}] });
    expect(unconfirmedFields(desk.current())).toEqual([
      'child.name',
      'child.nation',
      'register.head',
    ]);

    desk.give({ name: 'editForm', caseId, changes: { 'child.nation': '回' } });
    expect(unconfirmedFields(desk.current())).toEqual(['child.name', 'register.head']);
    const confirm = { name: 'confirmFamily', caseId, fields: ['child.name', 'child.sex'] } as const;
    expect(desk.give({ ...confirm, fields: [...confirm.fields] })).toMatchObject({
      value: [{ type: 'familyConfirmed', fields: ['child.name'], by: admin.name }],
    });
    expect(desk.current().familyEntry).toEqual({ fields: ['register.head'], group: true });
    // The second time there is nothing to write down.
    expect(desk.give({ ...confirm, fields: [...confirm.fields] })).toEqual({ ok: true, value: [] });
    desk.give({ name: 'confirmFamily', caseId, fields: ['register.head'], group: true });
    expect(desk.current().familyEntry).toBeUndefined();

    // The family again, after the clerk: it is the family's word again.
    desk.give({ name: 'editForm', caseId, changes: { 'child.nation': '汉' } }, family);
    expect(unconfirmedFields(desk.current())).toEqual(['child.nation']);
  });

  it('keeps a case from being submitted until it is confirmed, and is nothing that the platform sees', () => {
    const desk = opened();
    const { caseId } = desk;
    fillCase(desk, completeForm);
    expect(desk.current().state).toBe('ready');
    desk.give({ name: 'editForm', caseId, changes: own }, family);
    const { current } = desk;
    const asked = unconfirmedFields(current());
    expect(asked.length).toBeGreaterThan(10);
    expect(current().state).toBe('inspecting');
    const judged = completeness(current(), shippedPack.checklistFor(current()));
    expect([judged.unconfirmed, judged.openCount]).toEqual([asked.length, asked.length]);
    expect(desk.give({ name: 'submitCase', caseId })).toMatchObject({
      error: { kind: 'notAllowedInState', state: 'inspecting' },
    });
    desk.give({ name: 'confirmFamily', caseId, fields: [...asked] });
    expect(current().state).toBe('ready');
    expect(desk.give({ name: 'submitCase', caseId }).ok).toBe(true);
    expect(JSON.stringify(submissionOf(current(), '程望'))).not.toContain('amily');
  });

  it('says in the traces that the family did it', () => {
    const desk = opened(family);
    const { caseId } = desk;
    const edited = desk.give({ name: 'editForm', caseId, changes: { 'child.name': '欧' } }, family);
    const [event] = edited.ok ? edited.value : [];
    const words = (locale: 'zh-CN' | 'en') => event && traceWords(pick(locale), event);
    expect(words('zh-CN')).toBe('填写信息：学生姓名（家长自助）');
    expect(words('en')).toContain('(by the family itself)');
  });
});

describe('what a family may not do', () => {
  it('is everything but to open, to answer, to type, to add and remove a page', () => {
    const desk = opened();
    fillCase(desk, completeForm);
    const before = desk.current();
    const names = Object.keys(allowed) as CommandName[];
    const through = names.filter((name) => {
      const { current } = desk;
      const given = desk.give(commandFor(name, current()), family);
      return given.ok || !['notForFamily', 'notAllowedForRole'].includes(given.error.kind);
    });
    // Of the pages here none is the family's, and the sample form has fields of the desk.
    expect(through.toSorted()).toEqual(['addPage', 'chooseGroup', 'openCase']);
    expect(desk.current().form).toEqual(before.form);
    for (const key of fieldKeys.filter((one) => !isForFamily(one))) {
      const changes = { 'child.name': '欧', [key]: 'x' };
      expect(desk.give({ name: 'editForm', caseId: desk.caseId, changes }, family)).toEqual({
        ok: false,
        error: { kind: 'notForFamily' },
      });
    }
  });

  it('is to touch a page that the desk brought', () => {
    const desk = opened();
    const { caseId } = desk;
    const place = { caseId, documentId: uuidv7(), requirementId: 'register', kind: 'hukou' };
    const [theirs, mine] = [aPage('cover'), aPage('child')];
    desk.give({ name: 'addPage', ...place, page: theirs });
    expect(desk.give({ name: 'addPage', ...place, page: mine }, family)).toMatchObject({
      value: [{ page: { id: mine.id, byFamily: true } }],
    });
    const gone = (pageId: string): CaseCommand => ({
      name: 'removePage',
      caseId,
      documentId: place.documentId,
      pageId,
    });
    const again = (replaces: string): CaseCommand => ({
      name: 'addPage',
      ...place,
      page: aPage('cover'),
      replaces,
    });
    const refused = { ok: false, error: { kind: 'notForFamily' } };
    expect(desk.give(gone(theirs.id), family)).toEqual(refused);
    expect(desk.give(again(theirs.id), family)).toEqual(refused);
    expect(desk.give(again(mine.id), family).ok).toBe(true);
    const last = desk.current().documents[0]?.pages.at(-1)?.id ?? '';
    expect(desk.give(gone(last), family)).toMatchObject({ value: [{ byFamily: true }] });
    expect(desk.current().documents[0]?.pages.map(({ id }) => id)).toEqual([theirs.id]);
  });
});

it('reads what was recorded before anything could be marked, and marks nothing of it', () => {
  const at = '2026-08-01T02:00:00.000Z';
  const answers = noHome;
  const events = [
    { type: 'groupChosen', answers, group: 'registerNoHome' },
    { type: 'formEdited', changes: { 'child.name': '欧阳小雨' } },
    { type: 'pageRemoved', documentId: uuidv7(), pageId: uuidv7() },
  ];
  for (const event of events) expect(caseEventSchema.parse(event)).toEqual(event);
  const body = { v: 1, at, actor: admin, command: 'editForm', events };
  expect(entryBodySchema.parse(body)).toEqual(body);
  const desk = opened();
  desk.give({ name: 'editForm', caseId: desk.caseId, changes: own });
  expect(desk.current()).not.toHaveProperty('familyEntry');
  expect(caseSchema.parse(desk.current())).toEqual(desk.current());
});
