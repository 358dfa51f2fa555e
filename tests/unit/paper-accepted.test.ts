/** A paper answers its line only while the pack accepts it for this family. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { askedPapers, completeness } from '../../shared/domain/completeness';
import type { FieldKey } from '../../shared/domain/form';
import { aDeskOnPaper, aPage, completeForm, pageIdsOf } from '../support/case-builders';
import { loaded, packFiles } from '../support/shipped-packs';

const pack = loaded(packFiles.suzhou);

/** A family in Suzhou that says it owns its home. */
function anOwner() {
  const desk = aDeskOnPaper([], { pack });
  const { caseId, give, current } = desk;
  const say = (key: FieldKey, text: string) =>
    give({ name: 'editForm', caseId, changes: { [key]: text } });
  const photograph = (kind: string, roles: readonly string[], documentId = uuidv7()) => {
    const answers = roles.map((role) => {
      const page = aPage(role);
      return give({ name: 'addPage', caseId, documentId, requirementId: 'home', kind, page });
    });
    return { documentId, answers };
  };
  const inspect = (documentId: string) => {
    const look = { verdict: 'originalSeen' as const, lookedAt: [], note: '' };
    const pages = pageIdsOf(current(), documentId);
    give({ name: 'inspectDocument', caseId, documentId, pages, ...look });
  };
  const judged = () => completeness(current(), pack.checklistFor(current()));
  const line = () => judged().requirements.find(({ requirement }) => requirement.id === 'home');
  const answers = { preferential: false, localRegister: true, localHome: true };
  give({ name: 'openCase', caseId, answers });
  give({ name: 'editForm', caseId, changes: { ...completeForm, 'residence.tenure': 'owned' } });
  return { ...desk, say, photograph, inspect, judged, line };
}

describe('a paper that is not accepted any more', () => {
  it('answers nothing, is set aside, does not travel, and is back when it is accepted again', () => {
    const { say, photograph, inspect, judged, line, current } = anOwner();
    const { documentId } = photograph('purchaseContract', ['first', 'signature']);
    inspect(documentId);
    expect(line()).toMatchObject({ status: 'done', document: { id: documentId } });
    say('residence.tenure', 'publicRental');
    expect(line()).toMatchObject({
      status: 'missing',
      document: undefined,
      option: { kind: 'publicRental' },
    });
    expect(judged().setAside.map(({ id }) => id)).toEqual([documentId]);
    expect(askedPapers(current(), pack.checklistFor(current()))).toEqual([]);
    say('residence.tenure', 'owned');
    expect(line()).toMatchObject({ status: 'done', document: { id: documentId } });
    expect(judged().setAside).toEqual([]);
  });

  it('keeps no picture of the paper out that is asked for now', () => {
    const { say, photograph, inspect, judged, line } = anOwner();
    const before = photograph('property', ['inner']);
    say('residence.tenure', 'publicRental');
    const { documentId, answers } = photograph('publicRental', ['first', 'signature']);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    inspect(documentId);
    expect(line()).toMatchObject({ status: 'done', document: { id: documentId } });
    expect(judged().setAside.map(({ id }) => id)).toEqual([before.documentId]);
    const [second] = photograph('publicRental', ['first']).answers;
    expect(second).toMatchObject({ error: { kind: 'requirementAnswered' } });
  });

  it('and comes back beside another is set aside where the original of the other was held', () => {
    const { say, photograph, inspect, judged, line, current } = anOwner();
    say('special.kind', 'relocation');
    const first = photograph('resettlement', ['first', 'signature']);
    say('special.kind', '');
    const { documentId } = photograph('property', ['inner']);
    inspect(documentId);
    say('special.kind', 'relocation');
    expect(line()).toMatchObject({ status: 'done', document: { id: documentId } });
    expect(judged().setAside.map(({ id }) => id)).toEqual([first.documentId]);
    const travelling = askedPapers(current(), pack.checklistFor(current()));
    expect(travelling.map(({ id }) => id)).toEqual([documentId]);
  });
});
