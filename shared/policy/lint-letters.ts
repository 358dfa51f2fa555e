/** Lints what letters become: each is filled for a case with long texts, as strictly as when it is numbered and drawn. */
import { letterContentSchema } from '../archive/letter-content';
import { filledLetter } from '../archive/letter-text';
import { previewOf } from '../archive/letter-preview';
import type { Case } from '../domain/case';
import { decisionSchema } from '../domain/delivery';
import type { Decision } from '../domain/delivery';
import type { Letter } from '../domain/letter';
import { letterSchema } from '../domain/letter';
import type { LintProblem } from './lint-problem';
import { mostProofs } from './pack';
import type { PolicyPack } from './pack';

const at = '2026-08-01T02:00:00.000Z';
const id = '01980000-0000-7000-8000-000000000001';
/** The longest names in registers, with a middle dot, have fewer characters. */
const longName = '某'.repeat(40);
const days = { reportFrom: '2026-08-25', reportTo: '2026-08-31' };
const school = { name: longName, address: '某'.repeat(100), ...days };
const caseNumber = 'XXXXX-2026-000000X';
const number = '某'.repeat(80);
const silent = { at, reasonCode: '', reason: '', legalBasis: '', remedy: '' };

/** One letter of one case, and what of the pack it stands for. */
type Sample = { readonly current: Case; readonly letter: Letter; readonly path: string };

/** Letters that a pack lets nobody write, though nothing is wrong with a case. */
export function lintWritten(pack: PolicyPack): LintProblem[] {
  const found = samplesOf(pack).flatMap((sample) => problemsOf(pack, sample));
  const told = new Set<string>();
  return found.filter((problem) => {
    const text = JSON.stringify(problem);
    if (told.has(text)) return false;
    told.add(text);
    return true;
  });
}

function problemsOf(pack: PolicyPack, { current, letter, path }: Sample): LintProblem[] {
  const { content, problems } = filledLetter(current, letter, pack, {
    operatorName: letter.by,
    fieldName: () => longName,
    code: '',
    marks: [],
  });
  const words = `letters.${letter.kind}`;
  const empty = problems.flatMap((problem) =>
    problem.kind === 'emptyPlaceholder'
      ? [{ kind: 'placeholderEmpty' as const, path: words, placeholder: problem.placeholder }]
      : [],
  );
  const decided = decisionSchema.optional().safeParse(current.decision);
  const isWhole =
    decided.success &&
    letterSchema.safeParse(letter).success &&
    letterContentSchema.safeParse(content).success;
  return isWhole ? empty : [...empty, { kind: 'letterTooLong', path }];
}

function samplesOf(pack: PolicyPack): Sample[] {
  const { requirements, reasonCodes } = pack;
  const draft = sampleCase(pack);
  const sent: Case = { ...draft, revision: 1, state: 'received', caseNumber, submittedAt: at };
  const decided = (decision: Decision): Case => ({ ...sent, state: 'decided', decision });
  const usual = { ...silent, reason: '某'.repeat(500) };
  const refusals = reasonCodes.flatMap((reason, index) => {
    if (reason.use !== 'refusal') return [];
    const { code: reasonCode, text, legalBasis, remedy } = reason;
    const said = { at, reasonCode, reason: text, legalBasis, remedy };
    return [{ said, path: `reasonCodes.${index}` }];
  });
  const items = requirements.map((line) => itemOf(line));
  const longest = items.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, mostProofs);
  const notices = [
    ...items.map((item, index) => ({ items: [item], path: `requirements.${index}` })),
    { items: longest, path: 'letters.supplementNotice' },
  ];
  const custody = {
    items: Array.from({ length: 20 }, () => ({ title: '某'.repeat(120), count: 20 })),
    handedBy: longName,
    reason: '某'.repeat(200),
    until: '2026-08-20',
  };
  return [
    { current: sent, letter: aLetter('receipt'), path: 'letters.receipt' },
    ...notices.flatMap(({ items: told, path }) => [
      { current: draft, letter: noticeOf(told), path },
      { current: sent, letter: noticeOf(told, true), path },
    ]),
    {
      current: decided({ outcome: 'accepted', ...silent, school }),
      letter: aLetter('placeNotice'),
      path: 'letters.placeNotice',
    },
    ...[{ said: usual, path: 'letters.refusalNotice' }, ...refusals].map(({ said, path }) => ({
      current: decided({ outcome: 'refused', ...said }),
      letter: aLetter('refusalNotice'),
      path,
    })),
    {
      current: draft,
      letter: { ...aLetter('custodyReceipt'), custody },
      path: 'letters.custodyReceipt',
    },
  ];
}

/** Everything typed that any letter tells, and every paper of the pack with a page. */
function sampleCase({ id: pack, version, season, kinds, groups, requirements }: PolicyPack): Case {
  const text = { sha256: 'a'.repeat(64), bytes: 1, widthPx: 1, heightPx: 1 };
  const picture = { ...text, mediaType: 'image/jpeg' as const };
  return {
    id,
    kind: kinds[0] ?? 'primary',
    season,
    pack: { id: pack, version },
    openedAt: at,
    openedBy: longName,
    state: 'draft',
    answers: { preferential: false, localRegister: true, localHome: true },
    group: groups[0]?.id ?? 'homeAndRegister',
    form: {
      'child.name': longName,
      'child.idType': 'residentId',
      'child.idNumber': '371103202003059985',
      'guardian1.name': longName,
      'guardian2.name': longName,
    },
    documents: requirements.map((line) => {
      const option = line.options.toSorted((a, b) => b.title.length - a.title.length)[0];
      const page = { id, role: '', source: 'file' as const, capturedAt: at };
      const pages = [{ ...page, original: picture, corrected: picture }];
      return { id, requirementId: line.id, kind: option?.kind ?? '', pages };
    }),
    revision: 0,
    review: [],
    appliedChanges: [],
    letters: [],
  };
}

type Item = NonNullable<Letter['supplement']>['items'][number];

function itemOf({ title, reason, options }: PolicyPack['requirements'][number]): Item {
  return { title, reason, want: 'paper', options: options.map((one) => one.title), pages: [] };
}

const lengthOf = ({ title, reason, options }: Item) => [title, reason, ...options].join('').length;

function noticeOf(items: readonly Item[], isAccepted = false): Letter {
  const accepted = isAccepted ? { accepted: true as const } : {};
  const supplement = { deadline: '2026-08-20', items: [...items], fields: [], ...accepted };
  return { ...aLetter('supplementNotice'), supplement };
}

function aLetter(kind: Letter['kind']): Letter {
  return { ...previewOf(kind, longName, at), id, number };
}
