/** The sample families of a drill: over the five groups, complete where they should be, and nobody real. */
import { describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { completeness } from '../../shared/domain/completeness';
import { isDrillCode } from '../../shared/domain/drill';
import { parseIdNumber } from '../../shared/domain/id-number';
import { sampleAnswers } from '../../shared/drill/sample-answers';
import { sampleFamilies } from '../../shared/drill/sample-families';
import { samplePaper } from '../../shared/drill/sample-paper';
import { aDeskOnPaper, aPage, pageIdsOf, shippedPack } from '../support/case-builders';
import { loaded, packFiles } from '../support/shipped-packs';

const families = sampleFamilies(shippedPack.pack.season);

/** The desk of a family, taken exactly as far as the drill takes it before submission. */
function played(family: (typeof families)[number]) {
  const desk = aDeskOnPaper();
  const { caseId, give } = desk;
  give({ name: 'openCase', caseId, answers: family.answers });
  give({ name: 'editForm', caseId, changes: family.form });
  if (family.upTo === 'typed') return desk;
  for (const requirement of shippedPack.checklistFor(desk.current()).requirements) {
    const [option] = requirement.options;
    if (option === undefined || family.leftAtHome.includes(requirement.id)) continue;
    const documentId = uuidv7();
    const about = { caseId, documentId, requirementId: requirement.id, kind: option.kind };
    for (const page of option.pages.filter(({ optional }) => optional !== true)) {
      give({ name: 'addPage', ...about, page: aPage(page.role) });
    }
    if (family.upTo === 'captured') continue;
    const pages = pageIdsOf(desk.current(), documentId);
    const seen = { pages, verdict: 'originalSeen' as const, lookedAt: [], note: '' };
    give({ name: 'inspectDocument', caseId, documentId, ...seen });
  }
  return desk;
}

describe('the sample families', () => {
  it('stop each at the step that is to be learnt', () => {
    const states = families.map((family) => {
      const current = played(family).current();
      return [current.group, completeness(current, shippedPack.checklistFor(current)).state];
    });
    expect(states).toEqual([
      ['homeAndRegister', 'incomplete'],
      ['homeAndRegister', 'inspecting'],
      ['registerNoHome', 'ready'],
      ['registerNoHome', 'incomplete'],
      ['homeNoRegister', 'ready'],
      ['migrantWorker', 'ready'],
      ['preferential', 'ready'],
      ['homeAndRegister', 'ready'],
    ]);
  });

  it('lack nothing in the form once it is typed, in any season a pack may have', () => {
    for (const season of [2026, 2027, 2030]) {
      for (const { form, upTo, answers } of sampleFamilies(season)) {
        if (upTo === 'typed') continue;
        const desk = aDeskOnPaper();
        desk.give({ name: 'openCase', caseId: desk.caseId, answers });
        desk.give({ name: 'editForm', caseId: desk.caseId, changes: form });
        const current = { ...desk.current(), season };
        const { fieldProblems } = completeness(current, shippedPack.checklistFor(current));
        expect([...fieldProblems.keys()], `${form['child.name'] ?? ''} ${season}`).toEqual([]);
      }
    }
  });

  it.each(Object.entries(packFiles))(
    'lack nothing either under the pack %s, once its own questions are answered',
    (_name, file) => {
      const { pack, checklistFor } = loaded(file);
      for (const { form, upTo, answers } of sampleFamilies(pack.season)) {
        if (upTo === 'typed') continue;
        for (const kind of pack.kinds) {
          const desk = aDeskOnPaper();
          desk.give({ name: 'openCase', caseId: desk.caseId, kind, answers });
          desk.give({ name: 'editForm', caseId: desk.caseId, changes: form });
          for (let round = 0; round < 4; round += 1) {
            const changes = sampleAnswers(desk.current(), checklistFor(desk.current()));
            desk.give({ name: 'editForm', caseId: desk.caseId, changes });
          }
          const { fieldProblems } = completeness(desk.current(), checklistFor(desk.current()));
          expect([...fieldProblems], `${form['child.name'] ?? ''} ${kind}`).toEqual([]);
        }
      }
    },
  );

  it('have identity numbers that no living child or parent has', () => {
    for (const { form } of families) {
      for (const key of ['child.idNumber', 'guardian1.idNumber', 'guardian2.idNumber'] as const) {
        const typed = form[key];
        if (typed === undefined) continue;
        expect(parseIdNumber(typed).ok, typed).toBe(true);
        expect(typed.slice(14, 17)).toMatch(/^99[6-9]$/);
      }
    }
  });

  it('bring papers that say whose they are and that they are invented', () => {
    for (const family of families) {
      const current = played(family).current();
      for (const { options } of shippedPack.checklistFor(current).requirements) {
        for (const option of options) {
          for (const page of option.pages) {
            const { heading, rows } = samplePaper(current.form, option, page);
            expect(heading).not.toBe('');
            expect(rows.every(({ label }) => label !== '')).toBe(true);
            expect(rows.at(-1)?.value).toContain('虚构');
          }
        }
      }
    }
  });
});

it('a code of a drill is known however it is written, and no other is taken for one', () => {
  expect(['DRILLABC', 'drillab-2026-000017', ' DRILL'].every(isDrillCode)).toBe(true);
  expect(['LDRILL', 'L2345', 'DRI', '', 'DR1LL'].some(isDrillCode)).toBe(false);
});
