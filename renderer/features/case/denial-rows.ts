/** What departments deny of a submitted case, as things to put right. */
import type { Case } from '../../../shared/domain/case';
import { openMismatches } from '../../../shared/domain/fact-standing';
import type { FieldKey } from '../../../shared/domain/form';
import { deniedFields, deniedPapers } from '../../../shared/domain/late-denial';
import type { Checklist } from '../../../shared/domain/requirement';
import type { Messages } from '../../../shared/i18n/messages';
import { answerText } from '../intake/case-field';

export type DeniedRow<Key> = { readonly key: Key; readonly reason: string };

/** Field by field: what was filled in, and what the department holds. */
export function deniedFieldRows(
  { verification, words }: Messages,
  current: Case,
): readonly DeniedRow<FieldKey>[] {
  const rows = openMismatches(current).flatMap((mismatch) =>
    deniedFields(mismatch).map((key) => {
      const { answer, verification: question } = mismatch;
      const typed = answerText(words, key, question.asked[key] ?? '');
      const line = answer.fields.find((one) => one.key === key && one.verdict === 'mismatch');
      if (line === undefined) return { key, reason: verification.late.noRecord(typed) };
      const said = verification.denied(words.fields[key].name, typed);
      if (line.returned === undefined) return { key, reason: said };
      const returned = verification.returned(answerText(words, key, line.returned));
      return { key, reason: verification.both(said, returned) };
    }),
  );
  return onceEach(rows);
}

/** The papers to hold against it. */
export function deniedPaperRows(
  { verification: { facts, late } }: Messages,
  current: Case,
  checklist: Checklist,
): readonly DeniedRow<string>[] {
  const rows = openMismatches(current).flatMap((mismatch) =>
    deniedPapers(mismatch, checklist).map((key) => {
      return { key, reason: late.paper(facts[mismatch.fact]) };
    }),
  );
  return onceEach(rows);
}

/** A field or paper that two departments speak of is one thing to put right. */
function onceEach<Key>(rows: readonly DeniedRow<Key>[]): readonly DeniedRow<Key>[] {
  return rows.filter(({ key }, index) => rows.findIndex((one) => one.key === key) === index);
}
