/** A desk on paper that asks departments and hears their answers. */
import { v7 as uuidv7 } from 'uuid';
import type { VerificationAnswer } from '../../shared/domain/verification';
import type { VerifiedFact } from '../../shared/domain/verified-fact';
import { aDeskOnPaper, aPage, completeForm, shippedPack } from './case-builders';

export const platform = { id: 'platform', name: '平台', role: 'platform' } as const;
/** A family with a home of its own, on one register book. */
export const home = {
  ...completeForm,
  'residence.tenure': 'owned',
  'residence.propertyNumber': '鲁(2021)岚山区不动产权第000001号',
  'residence.owner': completeForm['guardian1.name'] ?? '',
};

/** A desk with a case of that family; `sign` lets departments be asked. */
export function openedDesk(form: Readonly<Record<string, string>> = home) {
  const desk = aDeskOnPaper();
  const { caseId, give, current } = desk;
  const answers = { preferential: false, localRegister: true, localHome: true };
  give({ name: 'openCase', caseId, answers });
  give({ name: 'editForm', caseId, changes: form });
  const sign = (
    person: 'guardian1' | 'agent' = 'guardian1',
    verdict: 'same' | 'doubtful' = 'same',
  ) => {
    const signature = aPage('signature').original;
    const authorisation = { version: '2026-1', text: '同意', signature };
    const who = { person, name: '尉迟砚', paper: 'residentId' as const, verdict, note: '' };
    return give({
      name: 'checkIdentity',
      caseId,
      finding: { id: uuidv7(), ...who, authorisation },
    });
  };
  const ask = (fact: VerifiedFact, id = uuidv7()) => {
    const asked = give({ name: 'askVerification', caseId, questions: [{ id, fact }] });
    return { asked, id };
  };
  const answer = (
    verificationId: string,
    verdict: VerificationAnswer['verdict'],
    changeId = uuidv7(),
  ) => {
    const at = '2026-08-01T03:00:00.000Z';
    const said = { verdict, source: '公安机关', evidence: 'HY1', at, fields: [] };
    return give(
      { name: 'recordVerification', caseId, changeId, verificationId, answer: said },
      platform,
    );
  };
  const lines = () => {
    const { requirements, waived = [] } = shippedPack.checklistFor(current());
    return { asked: requirements.map(({ id }) => id), waived: waived.map(({ id }) => id) };
  };
  return { ...desk, sign, ask, answer, lines };
}
