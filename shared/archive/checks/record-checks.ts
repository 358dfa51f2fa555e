/** The checks that compare a package with the case it was made of: values, numbers, pages, letters, traces. */
import { fieldText } from '../../domain/form';
import type { CaseDocument } from '../../domain/document';
import type { Letter } from '../../domain/letter';
import { isValid, letterOf } from '../../domain/letter';
import { outdatedLetter } from '../../domain/redecision';
import type { PolicyPack } from '../../policy/pack';
import { optionOf } from '../../policy/pack-option';
import { templateOf } from '../../policy/usual-letters';
import type { MetadataFacts } from '../package/metadata-facts';
import { metadataPaths } from '../package/package-layout';
import type { ProcessTrace, TraceChain } from '../package/process-trace';
import type { CheckProblem, NeededEvent, NeededValue } from './check-items';

/** What the package of a case and its supplements hold before another supplement is made. */
export type EarlierPackages = {
  /** SHA-256 of every file. */
  readonly packed: ReadonlySet<string>;
  readonly lines: readonly ProcessTrace[];
};

/** 元数据准确性: no number or name that two files share, nothing garbled. */
export function metadataExact({ items, profile }: MetadataFacts): CheckProblem[] {
  const { catalogue } = metadataPaths(profile);
  const problems: CheckProblem[] = [];
  const numbers = new Set<string>();
  for (const { path, title, number } of items) {
    if (title.trim() === '') problems.push({ kind: 'valueMissing', path, value: 'title' });
    if (isGarbled(title) || isGarbled(number ?? '')) problems.push({ kind: 'valueGarbled', path });
    if (number === undefined) continue;
    if (numbers.has(number)) problems.push({ kind: 'valueTwice', path, value: 'fileNumber' });
    numbers.add(number);
  }
  const paths = new Set(items.map(({ path }) => path));
  if (paths.size < items.length) {
    problems.push({ kind: 'valueTwice', path: catalogue, value: 'title' });
  }
  return problems;
}

function isGarbled(text: string): boolean {
  return /[\p{Cc}\p{Cs}\ufffd]/u.test(text);
}

/** How many values are asked for. */
export const countedValues = 5;

/** 元数据完整性: values that every case has once it is decided. */
export function metadataWhole({ current, caseNumber, pack, profile }: MetadataFacts) {
  const path = metadataPaths(profile).basicInfo;
  const values: readonly (readonly [NeededValue, string | undefined])[] = [
    ['caseNumber', caseNumber],
    ['childName', fieldText(current.form, 'child.name')],
    ['office', pack.office.name],
    ['submittedAt', current.submittedAt],
    ['decision', current.decision?.outcome],
  ];
  return values.flatMap(([value, text = '']): CheckProblem[] =>
    text.trim() === '' ? [{ kind: 'valueMissing', path, value }] : [],
  );
}

/** 信息包规范: every file of the case in a folder of the profile. */
export function foldersKept({ items, profile: { folders } }: MetadataFacts): CheckProblem[] {
  const known = Object.values(folders).map((folder) => `data/${folder}/`);
  return items.flatMap(({ path }): CheckProblem[] => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return known.includes(folder) ? [] : [{ kind: 'folderDiffers', path }];
  });
}

/**
 * 连续性: numbers of documents, of their pages and of papers have no gap; nor has the trace. A supplement holds the files
 * that came later under the numbers they have in the case: there the trace alone runs on.
 */
export function numbersWhole(
  { items, profile: { folders }, supplements }: MetadataFacts,
  chain: TraceChain,
  firstSeq: number,
): CheckProblem[] {
  const traces = gapIn(
    '办理痕迹.jsonl',
    chain.lines.map(({ seq }) => seq - firstSeq + 1),
  );
  if (supplements !== undefined) return traces;
  const pages = items.filter(({ kind }) => kind === 'image');
  const documents = [...new Set(pages.map(({ no }) => no))];
  const papersIn = (folder: string) =>
    items.filter(({ path }) => path.startsWith(`data/${folder}/`)).map(({ no }) => no);
  return [
    ...gapIn(`data/${folders.materials}`, documents),
    ...documents.flatMap((no) => {
      const own = pages.filter((page) => page.no === no);
      return gapIn(
        own[0]?.path ?? '',
        own.map(({ pageNo }) => pageNo ?? 0),
      );
    }),
    ...gapIn(`data/${folders.process}`, papersIn(folders.process)),
    ...gapIn(`data/${folders.results}`, papersIn(folders.results)),
    ...traces,
  ];
}

function gapIn(path: string, numbers: readonly number[]): CheckProblem[] {
  const known = new Set(numbers);
  const missing = Array.from({ length: numbers.length }, (_, index) => index + 1).find(
    (no) => !known.has(no),
  );
  return missing === undefined ? [] : [{ kind: 'numberGap', path, no: missing }];
}

/** 归档范围: every page that was taken and every paper that was made is in the package, or in one before it. */
export function contentWhole(
  {
    current,
    items,
    pack,
    supplements,
  }: Pick<MetadataFacts, 'current' | 'items' | 'pack' | 'supplements'>,
  earlier?: EarlierPackages,
): CheckProblem[] {
  const packed = new Set([...(earlier?.packed ?? []), ...items.map(({ sha256 }) => sha256)]);
  const problems: CheckProblem[] = [];
  for (const document of current.documents) {
    const title = paperTitle(pack, document);
    document.pages.forEach(({ original }, index) => {
      if (!packed.has(original.sha256)) {
        problems.push({ kind: 'notPacked', path: `${title} ${index + 1}` });
      }
    });
  }
  for (const { file, number } of current.letters) {
    if (file !== undefined && !packed.has(file.sha256)) {
      problems.push({ kind: 'notPacked', path: number });
    }
  }
  const due = letterOf(current.decision);
  const isTold = (letter: Letter) => letter.kind === due && isValid(letter) && letter.file;
  // An archive that was sealed by the rules of before stands as it is.
  const isSealed = current.state === 'archived';
  if (due !== undefined && !isSealed && !current.letters.some(isTold)) {
    problems.push({ kind: 'notPacked', path: templateOf(pack, due).title });
  }
  const outdated = outdatedLetter(current);
  if (outdated !== undefined && !isSealed) {
    problems.push({ kind: 'resultDiffers', path: outdated.number });
  }
  if (supplements === undefined && !items.some(({ kind }) => kind === 'wholeCase')) {
    problems.push({ kind: 'notPacked', path: '全案电子档案' });
  }
  return problems;
}

function paperTitle(pack: PolicyPack, document: CaseDocument): string {
  return optionOf(pack, document)?.title ?? document.kind;
}

/** 过程信息完整 (GD-2-5): everything that the case holds came about by an event that is in the trace, over all packages. */
export function processWhole(
  { current, pack }: MetadataFacts,
  { lines }: TraceChain,
  earlier?: EarlierPackages,
): CheckProblem[] {
  const told = toldBy([...(earlier?.lines ?? []), ...lines]);
  const problems: CheckProblem[] = [];
  const need = (event: NeededEvent, path: string, isTold: boolean) => {
    if (!isTold) problems.push({ kind: 'eventMissing', path, event });
  };
  const number = current.caseNumber ?? current.id;
  need('caseOpened', number, told.types.has('caseOpened'));
  need('caseSubmitted', number, told.types.has('caseSubmitted'));
  need('archivePlanned', number, told.types.has('archivePlanned'));
  if (current.decision !== undefined) {
    const types = ['decisionRecorded', 'decidedAtDesk', 'decisionConfirmed', 'decisionDisputed'];
    need(
      'decision',
      number,
      types.some((type) => told.types.has(type)),
    );
  }
  for (const document of current.documents) {
    const { id, pages, inspection, readings } = document;
    const title = paperTitle(pack, document);
    pages.forEach((page, index) => {
      need('pageAdded', `${title} ${index + 1}`, told.ids.pageAdded.has(page.id));
    });
    if (inspection !== undefined)
      need('documentInspected', title, told.ids.documentInspected.has(id));
    if (readings !== undefined)
      need('secondReadingRecorded', title, told.ids.secondReadingRecorded.has(id));
  }
  for (const { id, number: letterNumber, file } of current.letters) {
    need('letterNumbered', letterNumber, told.ids.letterNumbered.has(id));
    if (file !== undefined) need('letterMade', letterNumber, told.ids.letterMade.has(id));
  }
  return problems;
}

/** Types of the events, and of whom some of them speak. */
function toldBy(lines: readonly ProcessTrace[]) {
  const types = new Set(lines.map(({ event }) => event.type));
  const ids = {
    pageAdded: new Set<unknown>(),
    documentInspected: new Set<unknown>(),
    secondReadingRecorded: new Set<unknown>(),
    letterNumbered: new Set<unknown>(),
    letterMade: new Set<unknown>(),
  };
  for (const { event } of lines) {
    if (event.type === 'pageAdded') ids.pageAdded.add(idIn(event['page']));
    if (event.type === 'documentInspected') ids.documentInspected.add(event['documentId']);
    if (event.type === 'secondReadingRecorded') {
      ids.secondReadingRecorded.add(event['documentId']);
    }
    if (event.type === 'letterNumbered') ids.letterNumbered.add(idIn(event['letter']));
    if (event.type === 'letterMade') ids.letterMade.add(event['letterId']);
  }
  return { types, ids };
}

function idIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}
