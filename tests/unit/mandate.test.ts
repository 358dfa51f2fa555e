/** 代办: whoever brings a family's papers without being its guardian shows the signed 委托书, and nobody else is asked. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { placesOf } from '../../shared/batch/batch-pictures';
import type { Actor } from '../../shared/domain/command';
import { pick } from '../../shared/i18n/messages';
import { traceWords } from '../../shared/i18n/trace-words';
import { lintPack } from '../../shared/policy/lint';
import { mandateLineId } from '../../shared/policy/mandate-line';
import { optionOf } from '../../shared/policy/pack-option';
import {
  aDeskOnPaper,
  completeForm,
  fillCase,
  noHome,
  shippedPack,
} from '../support/case-builders';
import { loaded, packFiles } from '../support/shipped-packs';

const who = (role: Actor['role']): Actor => ({ id: uuidv7(), name: '代办员', role });

function opened(actor: Actor, byAgent?: true) {
  const paper = aDeskOnPaper();
  const { caseId } = paper;
  const give: typeof paper.give = (command) => paper.give(command, actor);
  const desk = { ...paper, give };
  give({ name: 'openCase', caseId, answers: noHome, ...(byAgent && { byAgent }) });
  const seen = (person: 'guardian1' | 'agent', verdict: 'same' | 'doubtful' = 'same') => {
    const finding = {
      id: uuidv7(),
      person,
      name: '荀子衿',
      paper: 'residentId' as const,
      verdict,
      note: '',
    };
    expect(give({ name: 'checkIdentity', caseId, finding }).ok).toBe(true);
  };
  const asked = () =>
    shippedPack.checklistFor(desk.current()).requirements.some(({ id }) => id === mandateLineId);
  return { desk, seen, asked };
}

describe('the mandate', () => {
  it.each([
    ['agent', undefined, true],
    ['clerk', undefined, false],
    ['admin', undefined, false],
    // What comes in a batch was brought by somebody, whoever works at the keys.
    ['admin', true, true],
  ] as const)('of a case that %s opens (in a batch: %s) is asked for: %s', (role, batch, is) => {
    expect(opened(who(role), batch).asked()).toBe(is);
  });

  it('is not asked for when the family itself began at the touch terminal that an agent set up', () => {
    expect(opened({ ...who('agent'), byFamily: true }).asked()).toBe(false);
  });

  it('follows who was last recognised at the counter', () => {
    const { seen, asked } = opened(who('agent'));
    seen('guardian1', 'doubtful');
    expect(asked()).toBe(true);
    seen('guardian1');
    expect(asked()).toBe(false);
    seen('agent', 'doubtful');
    expect(asked()).toBe(false);
    seen('agent');
    expect(asked()).toBe(true);
  });

  it('is a paper like every other one: nothing goes off before it was photographed and its original seen', () => {
    const { desk } = opened(who('agent'));
    const { caseId, give, current } = desk;
    fillCase(desk, completeForm);
    expect(current().state).toBe('ready');
    const filed = current().documents.find(({ requirementId }) => requirementId === mandateLineId);
    expect(filed).toMatchObject({ kind: 'mandate', inspection: { verdict: 'originalSeen' } });
    const [signed] = filed?.pages ?? [];
    const page = { documentId: filed?.id ?? '', pageId: signed?.id ?? '' };
    give({ name: 'removePage', caseId, ...page });
    expect(current().state).not.toBe('ready');
    expect(give({ name: 'submitCase', caseId })).toMatchObject({ ok: false });
  });

  it('is asked for by every pack that ships, for the reason of the law, and no pack counts it as its own', () => {
    for (const file of Object.values(packFiles)) {
      const { pack, written, checklistFor } = loaded(file);
      expect(pack.requirements).toHaveLength(written.requirements.length + 1);
      // Papers and archives call it by its title.
      const document = { requirementId: mandateLineId, kind: 'mandate' };
      expect(optionOf(pack, document)?.title).toBe('授权委托书');
      const of = { kind: 'primary' as const, group: 'homeAndRegister' as const, form: {} };
      const line = checklistFor({ ...of, byAgent: true }).requirements.at(-1);
      expect(line).toMatchObject({ id: mandateLineId });
      expect(line?.legalBasis).toContain('第一百六十五条');
      expect(checklistFor(of).requirements).not.toContainEqual(line);
    }
  });

  it('is what a pack says where it has a line of its own, which the linter tries on both sorts of families', () => {
    const { written } = loaded(packFiles.fiveGroups);
    const [some] = written.requirements;
    if (some === undefined) throw new Error('A pack without lines');
    const own = { ...some, id: mandateLineId, title: '公证委托书', when: 'byAgent' };
    const file = { ...written, requirements: [...written.requirements, own] };
    expect(lintPack(file).problems).toEqual([]);
    const { pack } = loaded(file);
    expect(pack.requirements.filter(({ id }) => id === mandateLineId)).toEqual([own]);
    const nobodys = { ...own, when: 'byAgent && !byAgent' };
    const faulty = { ...written, requirements: [...written.requirements, nobodys] };
    expect(lintPack(faulty).problems).toMatchObject([{ kind: 'unreachable' }]);
  });

  it.each([
    ['授权委托书.jpg', 'signed'],
    ['委托书-1.jpg', 'signed'],
    ['林小满的委托书.jpg', 'signed'],
    ['委托书 代办人身份证.jpg', 'agentPaper'],
  ])('is recognised by the name of its picture: %s', (path, role) => {
    const { desk } = opened(who('agent'));
    const { requirements } = shippedPack.checklistFor(desk.current());
    expect(placesOf([{ path }], requirements)).toEqual([
      { requirementId: mandateLineId, kind: 'mandate', role },
    ]);
  });

  it('stands in the words of the trace', () => {
    const messages = pick('zh-CN');
    const event = {
      type: 'caseOpened' as const,
      at: '2026-08-01T02:00:00.000Z',
      by: '程望',
      season: 2026,
      pack: { id: 'a', version: '1' },
      answers: noHome,
      group: 'registerNoHome' as const,
    };
    expect(traceWords(messages, { ...event, byAgent: true })).toContain('代办人');
    expect(traceWords(messages, event)).not.toContain('代办人');
  });
});
