/** What is balanced, kind by kind: who belongs to each. */
import type { AdmittedPupil } from '../../../shared/classes/admitted-pupil';
import type { ClassPlan } from '../../../shared/classes/compose-roll';
import { sexes } from '../../../shared/classes/deal-classes';
import type { Messages } from '../../../shared/i18n/messages';

export type BalanceRow = {
  readonly id: string;
  readonly what: string;
  readonly caseIds: ReadonlySet<string>;
};

/** Everybody, either sex, and each thing that is balanced by sex; kinds with nobody in them are left out. */
export function balanceRows(
  { classes: say, words }: Pick<Messages, 'classes' | 'words'>,
  pupils: readonly AdmittedPupil[],
  balanced: ClassPlan['balanced'],
): readonly BalanceRow[] {
  const named = (what: keyof AdmittedPupil['values'], { values }: AdmittedPupil) => {
    if (what === 'group') return words.groups[values.group].title;
    return what === 'register' ? say.register[values.register] : say.birthHalf[values.birthHalf];
  };
  const row = (id: string, what: string, of: readonly AdmittedPupil[]): BalanceRow => {
    return { id, what, caseIds: new Set(of.map(({ caseId }) => caseId)) };
  };
  const bySex = sexes.map((sex) => ({ sex, of: pupils.filter((one) => one.sex === sex) }));
  return [
    row('all', say.all, pupils),
    ...bySex.map(({ sex, of }) => row(sex, say.sexes[sex], of)),
    ...balanced.flatMap((what) =>
      bySex
        .flatMap(({ sex, of }) =>
          [...new Set(of.map((pupil) => named(what, pupil)))].map((name) => {
            const members = of.filter((pupil) => named(what, pupil) === name);
            return row(`${what} ${name} ${sex}`, `${name} ${say.sexes[sex]}`, members);
          }),
        )
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    ),
  ];
}
