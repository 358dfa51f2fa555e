/** What the pages that were read propose for the form, field by field beside what stands there. Help, never a proof. */
import type { FormSubject } from '../../domain/field-rules';
import { isAsked } from '../../domain/field-rules';
import type { FieldKey, Form } from '../../domain/form';
import { fieldDefinition, fieldText } from '../../domain/form';
import type { LineBox } from '../../domain/page-text';
import { normalisePaperNumber } from '../../domain/paper-number';
import { ethnicCodeOf } from '../../pupil/ethnic-groups';
import { kindOfText } from './kind-of-text';
import { paperFacts } from './paper-facts';
import { paperName } from './paper-labels';
import { isSameReading, readPerson } from './people';
import { clipOf } from './pieces';
import type { ReadPage } from './read-page';
import type { ReadingWarning, ReadValue } from './read-value';
import { saysOfPage, type PageSays, type PageSeen } from './says-of-page';
import { unreadCharacter } from './unread';
import { whoIsWho } from './who-is-who';

/** One value, and the piece of the picture that shows it. */
export type ReadingAlternative = {
  /** May hold 〓 for a character that no model knows: then a person has to write it. */
  readonly text: string;
  /** `same` stands there already, `new` where nothing does, `different` where something else does. */
  readonly standing: 'same' | 'new' | 'different';
  /** Somebody has to look at the picture before this is taken over. */
  readonly unsure: boolean;
  /** Characters the reader doubts, as places in `Array.from(text)`. */
  readonly doubtful: readonly number[];
  readonly warnings: readonly ReadingWarning[];
  readonly from: {
    readonly documentId: string;
    readonly pageId: string;
    readonly box: LineBox;
  };
};

export type ReadingProposal = ReadingAlternative & {
  readonly key: FieldKey;
  /** What stands in the form. */
  readonly now: string;
  /** What other papers say instead, the better first; with any, all of them are unsure. */
  readonly others: readonly ReadingAlternative[];
};

/** From this on the text's own kind outweighs what the page was taken for. */
const sureOfKind = 0.8;

/**
 * One proposal a field at most, in the order of the papers; nothing that this family is not asked. With `regionIn`
 * (`regionInAddress` of shared/pupil/regions.ts, which is large) the codes of the pupil record are proposed as well.
 */
export function readingProposals(
  pages: readonly ReadPage[],
  subject: FormSubject,
  { regionIn }: { readonly regionIn?: (place: string) => string | undefined } = {},
): readonly ReadingProposal[] {
  const seen = pages.flatMap(seePage);
  const known = whoIsWho(
    seen.flatMap(({ people }) => people),
    subject.form,
  );
  const childCards = new Set(
    seen
      .filter(({ paper, people }) => {
        return (
          paper === 'idCard/portrait' && people.some((one) => known.slots.get(one) === 'child')
        );
      })
      .map(({ page }) => page.documentId),
  );
  const around = { known, subject, childCards, regionIn };
  const says = seen.flatMap((one) => saysOfPage(one, around));
  const asked = withTenure(subject, says);
  const byKey = new Map<FieldKey, PageSays[]>();
  for (const one of says) {
    if (!isAsked(asked, one.key) || !fits(one)) continue;
    byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  }
  return [...byKey].flatMap(([key, list]) => proposalOf(key, list, subject.form));
}

/** Looks through a page beforehand, so that many pages are not looked through at one time. */
export function lookThrough(page: ReadPage): void {
  seePage(page);
}

/** A page as its text shows it; a page that is plainly another kind of paper says nothing. */
function seePage(page: ReadPage): PageSeen[] {
  const found = kindOfText(page.text);
  const isOther = found !== undefined && found.sure >= sureOfKind;
  if (isOther && found.kind !== page.kind && !isAlike(found.kind, page.kind)) return [];
  const role = isOther && found.kind === 'hukou' ? roleOf(page.role, found.role) : page.role;
  const paper = paperName(page.kind, role);
  const { people, parts } = paperFacts(paper, page.text);
  return [
    {
      page,
      paper,
      role,
      parts,
      people: people.map((figure) => ({ person: readPerson(figure), paper, role })),
    },
  ];
}

/** Kinds that one and the same paper can answer for. */
function isAlike(one: string, other: string): boolean {
  const alike = [
    ['hukou', 'householdProof'],
    ['noHome', 'soleResidence'],
    ['rent', 'publicRental'],
  ];
  return alike.some((kinds) => kinds.includes(one) && kinds.includes(other));
}

/** A page of the register that was laid in the wrong place is read as what it is. */
function roleOf(expected: string, found: string | undefined): string {
  const plain = expected === 'otherCover' ? 'cover' : expected === 'otherHead' ? 'head' : expected;
  return found === undefined || plain === found ? expected : found;
}

/** Which fields are asked may depend on the home that the papers tell of. */
function withTenure(subject: FormSubject, says: readonly PageSays[]): FormSubject {
  const tenure = says.find(({ key }) => key === 'residence.tenure')?.value.text;
  if (tenure === undefined || fieldText(subject.form, 'residence.tenure') !== '') return subject;
  return { ...subject, form: { ...subject.form, 'residence.tenure': tenure } };
}

function fits({ key, value }: PageSays): boolean {
  const { maxLength, choices } = fieldDefinition(key);
  if (value.text === '' || value.text.length > maxLength) return false;
  return choices === undefined || choices.includes(value.text);
}

function proposalOf(key: FieldKey, list: readonly PageSays[], form: Form): ReadingProposal[] {
  const now = fieldText(form, key);
  const groups: PageSays[][] = [];
  for (const one of list) {
    const group = groups.find(
      ([first]) => first !== undefined && isSame(key, first.value.text, one.value.text),
    );
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  const ranked = groups
    .map((group) => ({ best: [...group].sort(byTrust)[0], count: group.length }))
    .sort(
      (one, other) =>
        trustOf(one.best?.value) - trustOf(other.best?.value) || other.count - one.count,
    );
  const isDisputed = ranked.length > 1;
  const [first, ...others] = ranked.flatMap(({ best }) =>
    best === undefined ? [] : [alternativeOf(key, best, now, isDisputed)],
  );
  return first === undefined ? [] : [{ key, now, ...first, others }];
}

const byTrust = (one: PageSays, other: PageSays) => trustOf(one.value) - trustOf(other.value);

/** Lower is better: no warning, no unread character, few doubts. */
function trustOf(value: ReadValue | undefined): number {
  if (value === undefined) return Infinity;
  const { warnings, doubtful, unsure, text } = value;
  return (
    warnings.length * 100 +
    (text.includes(unreadCharacter) ? 50 : 0) +
    doubtful.length * 2 +
    +unsure
  );
}

function alternativeOf(
  key: FieldKey,
  { value, page }: PageSays,
  now: string,
  isDisputed: boolean,
): ReadingAlternative {
  const { text, doubtful, warnings } = value;
  const standing = now === '' ? 'new' : isSame(key, now, text) ? 'same' : 'different';
  const isName = fieldDefinition(key).kind === 'name';
  // What a person has written already and the paper says as well needs no second look.
  const isSettled = isName && standing === 'same' && warnings.length === 0;
  return {
    text,
    standing,
    unsure: isDisputed || (value.unsure && !isSettled),
    doubtful,
    warnings: isDisputed ? [...warnings, { kind: 'papersDisagree' }] : warnings,
    from: {
      documentId: page.documentId,
      pageId: page.pageId,
      box: clipOf(value.printed, page.text),
    },
  };
}

function isSame(key: FieldKey, one: string, other: string): boolean {
  if (fieldDefinition(key).kind === 'idNumber') {
    return normalisePaperNumber(one) === normalisePaperNumber(other);
  }
  if (key === 'child.nation' && ethnicCodeOf(one) !== undefined) {
    return ethnicCodeOf(one) === ethnicCodeOf(other);
  }
  const plain = (text: string) => text.normalize('NFKC').replace(/[\s·•‧・〔〕[\]]/gu, '');
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return true;
  const isNumber = fieldDefinition(key).kind === 'number';
  return isNumber ? Number(a) === Number(b) : isSameReading(a, b);
}
