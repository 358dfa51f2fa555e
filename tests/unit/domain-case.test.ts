/** The desk's judgement by value: states, numbers, refusals and what the platform's words do to a case. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../shared/domain/case';
import { caseStates } from '../../shared/domain/case';
import type { ActorRole, CommandName } from '../../shared/domain/command';
import { allowed, isAllowed } from '../../shared/domain/command';
import type { Decision } from '../../shared/domain/delivery';
import { isCaseNumber } from '../../shared/domain/numbering';
import { submissionSchema } from '../../shared/protocol/messages';
import { submissionOf } from '../../shared/protocol/submission';
import {
  aDeskOnPaper,
  aPage,
  completeForm,
  fillCase,
  noHome,
  pageIdsOf,
} from '../support/case-builders';

function openedDesk() {
  const desk = aDeskOnPaper();
  desk.give({ name: 'openCase', caseId: desk.caseId, answers: noHome });
  return desk;
}

const decision = (outcome: Decision['outcome']): Decision => ({
  outcome,
  at: '2026-08-05T00:00:00.000Z',
  reasonCode: 'X',
  reason: '原因',
  legalBasis: '依据',
  remedy: '途径',
});

describe('a case at the desk', () => {
  it('moves draft, incomplete, inspecting, ready as papers come in', () => {
    const desk = openedDesk();
    const { caseId } = desk;
    const seen: CaseState[] = [desk.current().state];
    const note = () => {
      const { state } = desk.current();
      if (seen.at(-1) !== state) seen.push(state);
    };
    desk.give({ name: 'editForm', caseId, changes: completeForm });
    note();
    const documents = { register: uuidv7(), noHome: uuidv7() };
    const add = (requirementId: 'register' | 'noHome', kind: string, role: string) => {
      const documentId = documents[requirementId];
      desk.give({ name: 'addPage', caseId, documentId, requirementId, kind, page: aPage(role) });
      note();
    };
    for (const role of ['cover', 'child']) add('register', 'hukou', role);
    add('noHome', 'noHome', 'first');
    for (const documentId of Object.values(documents)) {
      const pages = pageIdsOf(desk.current(), documentId);
      const seen = { verdict: 'originalSeen' as const, lookedAt: [], note: '' };
      desk.give({ name: 'inspectDocument', caseId, documentId, pages, ...seen });
      note();
    }
    expect(seen).toEqual(['draft', 'incomplete', 'inspecting', 'ready']);
  });

  it('is not submitted while anything is missing, and says how much', () => {
    const desk = openedDesk();
    fillCase(desk, completeForm);
    desk.give({ name: 'editForm', caseId: desk.caseId, changes: { 'guardian1.phone': '' } });
    expect(desk.current().state).toBe('incomplete');
    expect(desk.give({ name: 'submitCase', caseId: desk.caseId })).toMatchObject({
      ok: false,
      error: { kind: 'notAllowedInState' },
    });
  });

  it('gets a case number with a check character and a numbered receipt when submitted', () => {
    const desk = openedDesk();
    fillCase(desk, completeForm);
    expect(desk.give({ name: 'submitCase', caseId: desk.caseId }).ok).toBe(true);
    const { caseNumber, letters, revision } = desk.current();
    expect(isCaseNumber(caseNumber ?? '')).toBe(true);
    expect(letters.map(({ kind, number }) => [kind, number])).toEqual([
      ['receipt', '试受〔2026〕LTEST-0001L号'],
    ]);
    expect(revision).toBe(1);
    const submission = submissionSchema.parse(submissionOf(desk.current(), '安以宁'));
    expect(submission).toMatchObject({ enteredBy: '程望', submittedBy: '安以宁' });
  });

  it('has to be inspected again after a page was replaced', () => {
    const desk = openedDesk();
    fillCase(desk, completeForm);
    const { caseId } = desk;
    const document = desk.current().documents[0];
    const replaces = document?.pages[0]?.id ?? '';
    desk.give({
      name: 'addPage',
      caseId,
      documentId: document?.id ?? '',
      requirementId: 'register',
      kind: 'hukou',
      page: aPage('cover'),
      replaces,
    });
    expect(desk.current().documents[0]?.pages).toHaveLength(3);
    expect(desk.current().state).toBe('inspecting');
    const documentId = document?.id ?? '';
    const seen = { verdict: 'originalSeen' as const, lookedAt: [], note: '' };
    const inspect = (pages: readonly string[]) =>
      desk.give({ name: 'inspectDocument', caseId, documentId, pages: [...pages], ...seen });
    // The form was drawn before the page came.
    const stale = document?.pages.map(({ id }) => id) ?? [];
    const changed = { ok: false, error: { kind: 'pagesChanged' } };
    expect(inspect(stale)).toEqual(changed);
    expect(inspect(stale.slice(1))).toEqual(changed);
    expect(desk.current().state).toBe('inspecting');
    expect(inspect(pageIdsOf(desk.current(), documentId)).ok).toBe(true);
    expect(desk.current().state).toBe('ready');
  });

  it('keeps what was captured when the group changes', () => {
    const desk = openedDesk();
    fillCase(desk, completeForm);
    const before = desk.current().documents;
    const answers = { preferential: false, localRegister: true, localHome: true };
    desk.give({ name: 'chooseGroup', caseId: desk.caseId, answers });
    expect(desk.current().group).toBe('homeAndRegister');
    expect(desk.current().documents).toEqual(before);
    expect(desk.current().state).toBe('incomplete');
  });
});

describe('the matter of a case', () => {
  it('is 幼升小 unless said otherwise, and changes until the case was submitted', () => {
    const desk = openedDesk();
    const { caseId } = desk;
    expect(desk.current().kind).toBe('primary');
    fillCase(desk, completeForm);
    const before = desk.current();
    expect(desk.give({ name: 'chooseKind', caseId, kind: 'transferIn' }).ok).toBe(true);
    expect(desk.current()).toMatchObject({
      kind: 'transferIn',
      form: before.form,
      documents: before.documents,
      state: 'incomplete',
    });
    expect(desk.give({ name: 'chooseKind', caseId, kind: 'transferIn' })).toEqual({
      ok: true,
      value: [],
    });
    desk.give({ name: 'chooseKind', caseId, kind: 'primary' });
    expect(desk.current().state).toBe('ready');
    desk.give({ name: 'submitCase', caseId });
    Object.assign(desk.current(), { state: 'ready' });
    expect(desk.give({ name: 'chooseKind', caseId, kind: 'junior' })).toMatchObject({
      error: { kind: 'notAllowedInState', command: 'chooseKind' },
    });
  });
});

describe('what the platform says', () => {
  function submitted() {
    const desk = openedDesk();
    fillCase(desk, completeForm);
    desk.give({ name: 'submitCase', caseId: desk.caseId });
    const entry = {
      state: 'queued' as const,
      id: uuidv7(),
      caseId: desk.caseId,
      revision: 1,
      submission: { sha256: 'a'.repeat(64), bytes: 1 },
      queuedAt: '2026-08-01T02:00:00.000Z',
    };
    return { desk, entry };
  }
  const platform = { id: 'platform', name: '平台', role: 'platform' as const };

  it('is applied once however often it comes', () => {
    const { desk } = submitted();
    // The desk on paper has no outbox step; the state is what the ledger entry would have made it.
    const changeId = uuidv7();
    const command = {
      name: 'recordDecision' as const,
      caseId: desk.caseId,
      changeId,
      decision: decision('accepted'),
    };
    Object.assign(desk.current(), { state: 'received' });
    expect(desk.give(command, platform)).toMatchObject({ ok: true });
    expect(desk.give(command, platform)).toEqual({ ok: true, value: [] });
    expect(desk.current().state).toBe('decided');
  });

  it('asks for a correction, which reopens the desk and leads to revision 2 under the same number', () => {
    const { desk } = submitted();
    Object.assign(desk.current(), { state: 'received' });
    const { caseId } = desk;
    const number = desk.current().caseNumber;
    const asked = { name: 'recordDecision' as const, caseId, changeId: uuidv7() };
    desk.give({ ...asked, decision: decision('correction') }, platform);
    expect(desk.current().state).toBe('correctionAsked');
    // The receipt's PDF may come, and be printed, after the correction was asked for.
    const letterId = desk.current().letters[0]?.id ?? '';
    const file = { sha256: 'b'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };
    const own = { id: 'station', name: '本站', role: 'station' as const };
    expect(desk.give({ name: 'recordLetterMade', caseId, letterId, file }, own).ok).toBe(true);
    expect(desk.give({ name: 'recordLetterPrinted', caseId, letterId, copies: 1 }).ok).toBe(true);
    expect(desk.current().state).toBe('correctionAsked');
    desk.give({ name: 'editForm', caseId, changes: { 'child.nation': '回' } });
    expect(desk.current().state).toBe('ready');
    desk.give({ name: 'submitCase', caseId });
    expect(desk.current()).toMatchObject({ revision: 2, caseNumber: number });
  });

  it('lets the place notice be issued only after acceptance, and only once', () => {
    const { desk } = submitted();
    const decidedAs = (outcome: Decision['outcome']) =>
      Object.assign(desk.current(), { state: 'decided', decision: decision(outcome) });
    const { caseId } = desk;
    const issue = (kind: 'placeNotice' | 'refusalNotice' = 'placeNotice') =>
      desk.give({ name: 'issueLetter', caseId, letterId: uuidv7(), kind });
    decidedAs('refused');
    expect(issue()).toMatchObject({ ok: false, error: { kind: 'notAccepted' } });
    decidedAs('accepted');
    expect(issue('refusalNotice')).toMatchObject({ ok: false, error: { kind: 'notRefused' } });
    expect(issue()).toMatchObject({ ok: true });
    expect(issue()).toMatchObject({ ok: false, error: { kind: 'letterExists' } });
  });

  it('is refused in writing: a notice with a number of its own before the archive is sealed', () => {
    const { desk } = submitted();
    const { caseId } = desk;
    Object.assign(desk.current(), { state: 'decided', decision: decision('refused') });
    const seal = () => desk.give({ name: 'sealArchive', caseId, archiveId: uuidv7() });
    const made = (letterId: string) => {
      const file = { sha256: 'b'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };
      const own = { id: 'station', name: '本站', role: 'station' as const };
      expect(desk.give({ name: 'recordLetterMade', caseId, letterId, file }, own).ok).toBe(true);
    };
    for (const { id } of desk.current().letters) made(id);
    expect(seal()).toMatchObject({ ok: false, error: { kind: 'letterNotMade' } });
    const letterId = uuidv7();
    desk.give({ name: 'issueLetter', caseId, letterId, kind: 'refusalNotice' });
    expect(desk.current().letters.at(-1)?.number).toMatch(/^试不受〔2026〕/);
    expect(seal()).toMatchObject({ ok: false, error: { kind: 'letterNotMade' } });
    made(letterId);
    expect(seal()).toMatchObject({ ok: true });
  });

  it('cannot be imitated by a person: no role at the desk may record it', () => {
    for (const name of Object.keys(allowed) as CommandName[]) {
      if (!name.startsWith('record')) continue;
      if (['recordLetterPrinted', 'recordLetterSaved', 'recordLetterServed'].includes(name))
        continue;
      for (const role of ['clerk', 'agent', 'reviewer', 'auditor', 'admin'] as ActorRole[]) {
        for (const state of caseStates) expect(isAllowed(name, state, role)).toBe('notForRole');
      }
    }
  });
});
