/** 一次性告知: all that a case lacks and all that its platform wants put right, in one letter. */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import type { Completeness, RequirementProgress } from './completeness';
import { completeness, isAtDesk } from './completeness';
import type { DecideContext } from './decide-context';
import { numbered, whole } from './decide-papers';
import type { Decision } from './delivery';
import type { Page } from './document';
import type { Supplement } from './letter';
import type { DocumentOption } from './requirement';
import type { Result } from './result';
import { err, ok } from './result';
import { wholeSentence } from './whole-sentence';
import { isTermDay, longestTermDays } from './term-day';

/** What the letter lists. */
export type Missing = Pick<Supplement, 'items' | 'fields' | 'wrong' | 'asked'>;

/** Tells a family in one letter all that its case lacks now, and until when it may be brought. */
export function noticeMissing(
  current: Case,
  { letterId, deadline }: Asked<'noticeMissing'>,
  context: DecideContext,
): Result<CaseEvent[], CaseError> {
  const missing = missingOf(current, completeness(current, context.checklistFor(current)));
  // What a department denies is settled at the desk; the paper that would prove it is in the list by itself.
  if (isNothing(missing)) return err({ kind: 'nothingMissing' });
  if (!isTermDay(deadline, context.at)) {
    return err({ kind: 'deadlineWrong', mostDays: longestTermDays });
  }
  const latest = latestDay(current, context.at);
  if (latest !== undefined && deadline > latest) {
    return err({ kind: 'deadlineAfterPlatform', day: latest });
  }
  if (current.letters.some(({ id }) => id === letterId)) return ok([]);
  const event = numbered('supplementNotice', letterId, current, context);
  if (!event.ok) return event;
  const accepted = current.revision > 0 ? { accepted: true as const } : {};
  const supplement = { deadline, ...missing, ...accepted };
  const letter = { ...event.value.letter, supplement };
  return whole(current, { ...event.value, letter }, context);
}

/** What the platform wants put right of a case that came back to the desk. */
function correctionOf({ decision, denied, state }: Case): Decision['correction'] {
  const isOpen = decision?.outcome === 'correction' && denied === undefined && isAtDesk(state);
  return isOpen ? decision.correction : undefined;
}

/** The platform's last day for a correction, while it is still one that can be told to somebody. */
export function latestDay(current: Case, at: string): string | undefined {
  const day = correctionOf(current)?.deadline;
  return day !== undefined && isTermDay(day, at) ? day : undefined;
}

/** Whether there is nothing that a family could be told to bring. */
export function isNothing({ items, fields, wrong = [], asked = [] }: Missing): boolean {
  return items.length + fields.length + wrong.length + asked.length === 0;
}

/** Everything that the case lacks, and what its platform asks for with its reasons; a paper is told in one place. */
export function missingOf(
  current: Case,
  { requirements, fieldProblems }: Pick<Completeness, 'requirements' | 'fieldProblems'>,
): Missing {
  const { fields = [], documents = [] } = correctionOf(current) ?? {};
  const since = current.decision?.at ?? '';
  const items = requirements.flatMap((line) => {
    const { id, title, reason, options } = line.requirement;
    const wanted = documents.find(({ requirementId }) => requirementId === id);
    const wants = wantsOf(line);
    const isOpen = wanted !== undefined && wants.length === 0 && !isAnew(line, since);
    return [...wants, ...(isOpen ? [{ want: 'anew' as const }] : [])].map(
      ({ want, pages = [] }: Want) => ({
        title,
        reason: wanted === undefined ? reason : saidOf(wanted.reason),
        want,
        options: want === 'paper' ? options.map((option) => option.title) : [],
        pages,
      }),
    );
  });
  const listed = requirements.map(({ requirement }) => requirement.id);
  const others = documents
    .filter(({ requirementId }) => !listed.includes(requirementId))
    .map(({ reason }) => ({
      title: '其他材料',
      reason: saidOf(reason),
      want: 'anew' as const,
      options: [],
      pages: [],
    }));
  const asked = fields.map(({ key, reason }) => ({ key, reason: saidOf(reason) }));
  const left = [...fieldProblems].filter(([key]) => !asked.some((one) => one.key === key));
  const wrong = left
    .filter(([, { kind }]) => kind !== 'required')
    .map(([key, { kind: problem }]) => ({ key, problem }));
  return {
    items: [...items, ...others],
    fields: left.filter(([, { kind }]) => kind === 'required').map(([key]) => key),
    ...(wrong.length === 0 ? {} : { wrong }),
    ...(asked.length === 0 ? {} : { asked }),
  };
}

/** Whether a paper was taken and seen anew since the platform asked for it. */
function isAnew({ document }: RequirementProgress, since: string): boolean {
  const taken = document?.pages.some(({ capturedAt }) => capturedAt > since) === true;
  return taken && (document.inspection?.at ?? '') > since;
}

/** A family has to read something also of what the platform asks for without a word. */
const saidOf = (reason: string) => `审核意见：${wholeSentence(reason) || '请改正后重新提交。'}`;

type Want = { readonly want: Supplement['items'][number]['want']; readonly pages?: string[] };

/** Everything that one line of the checklist lacks: a page that is missing and one that cannot be read are told together. */
function wantsOf({ status, option, missingPages, faultyPages }: RequirementProgress) {
  const unclear: Want[] =
    faultyPages.length === 0 ? [] : [{ want: 'unclear', pages: titlesOf(faultyPages, option) }];
  const wanted: { readonly [S in typeof status]: readonly Want[] } = {
    missing: [{ want: 'paper' }],
    pagesMissing: [{ want: 'pages', pages: missingPages.map((page) => page.title) }, ...unclear],
    pagesFaulty: unclear,
    notInspected: [{ want: 'original' }],
    copyOnly: [{ want: 'original' }],
    doubtful: [{ want: 'doubt' }],
    done: [],
  };
  return wanted[status];
}

/** What pages are called in a letter; those beyond the expected ones have no name of their own. */
function titlesOf(pages: readonly Page[], option: DocumentOption): string[] {
  const titles = pages.map(
    ({ role }) => option.pages.find((page) => page.role === role)?.title ?? '其他页',
  );
  return [...new Set(titles)];
}
