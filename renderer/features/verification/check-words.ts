/** What is to be looked at, in words for the list and for the field. */
import { fieldText } from '../../../shared/domain/form';
import type { Case } from '../../../shared/domain/case';
import type { Messages } from '../../../shared/i18n/messages';
import type { CaseCheck } from '../../../shared/policy/case-checks';
import { answerText } from '../intake/case-field';
import { spelledName } from '../language/rare-characters';

/** What kind of disagreement it is. */
export function checkTitle({ intake, verification, words }: Messages, one: CaseCheck): string {
  const { checks, facts, standings } = verification;
  switch (one.kind) {
    case 'nameDisagree':
      return intake.nameKinds[one.check.disagreement.kind];
    case 'papersDisagree':
      return checks[one.check.kind];
    case 'numberChanged':
      return verification.notices.numberChanged;
    case 'verificationMismatch':
      return words.named(facts[one.check.fact], standings[one.check.answer.verdict]);
    case 'studentNumberDoubtful':
      return checks[one.check.kind];
    case 'notGraduating':
      return checks.notGraduating[one.check];
  }
}

/** What stands where. */
export function checkLines(messages: Messages, current: Case, one: CaseCheck): readonly string[] {
  const { intake, verification, words } = messages;
  switch (one.kind) {
    case 'nameDisagree': {
      const { person, place, here, there } = one.check;
      const where = place === 'identityCheck' ? intake.nameAtCounter : words.fields[place].name;
      return [
        intake.nameAt(words.fields[person].name, spelledName(here)),
        intake.nameAt(where, spelledName(there)),
      ];
    }
    case 'papersDisagree':
    case 'studentNumberDoubtful':
    case 'notGraduating':
      return one.fields.map((key) => {
        const text = fieldText(current.form, key);
        return intake.nameAt(words.fields[key].name, answerText(words, key, text));
      });
    case 'numberChanged':
      return [verification.checks.newNumber(one.check.before, one.check.now)];
    case 'verificationMismatch': {
      const { answer, verification: question } = one.check;
      const apart = answer.fields.filter(({ verdict }) => verdict === 'mismatch');
      if (apart.length === 0) return [verification.noRecord];
      return apart.map(({ key, returned }) => {
        const typed = question.asked[key] ?? '';
        const said = verification.denied(words.fields[key].name, answerText(words, key, typed));
        if (returned === undefined) return said;
        return verification.both(said, verification.returned(answerText(words, key, returned)));
      });
    }
  }
}
