/** What the second screen tells a family: nobody goes home believing that all is there while something has to be brought. */
import { expect, it } from 'vitest';
import { toldNext } from '../../renderer/features/family/told-next';
import { completeness } from '../../shared/domain/completeness';
import { pick } from '../../shared/i18n/messages';
import {
  aDeskOnPaper,
  completeForm,
  fillCase,
  noHome,
  shippedPack,
} from '../support/case-builders';

const { family } = pick('zh-CN');

function aFamily() {
  const desk = aDeskOnPaper();
  const { caseId, give, current } = desk;
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase(desk, completeForm);
  const [document] = current().documents;
  if (document === undefined) throw new Error('No paper');
  const told = () => toldNext(family, completeness(current(), shippedPack.checklistFor(current())));
  const on = { caseId, documentId: document.id };
  return { give, on, document, told };
}

it('says that all is there when it is', () => {
  expect(aFamily().told()).toBe(family.allThere);
});

it.each([
  ['copyOnly', family.stillMissing(1)],
  ['doubtful', family.stillOpen(1)],
] as const)('of a paper that is %s says %s', (verdict, next) => {
  const { give, on, document, told } = aFamily();
  const pages = document.pages.map(({ id }) => id);
  const note = verdict === 'doubtful' ? '印章不清' : '只有复印件';
  give({ name: 'inspectDocument', ...on, pages, lookedAt: [], note, verdict });
  expect(told()).toBe(next);
});

it('counts a paper with a page too few among what is to be brought', () => {
  const { give, on, document, told } = aFamily();
  const pageId = document.pages[0]?.id ?? '';
  give({ name: 'removePage', ...on, pageId });
  expect(told()).toBe(family.stillMissing(1));
});
