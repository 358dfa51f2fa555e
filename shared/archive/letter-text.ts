/** Fills a letter template of the policy pack from a case: every blank is filled, or the letter is not made. */
import type { Case } from '../domain/case';
import type { Custody } from '../domain/custody';
import { custodiesAtNumber } from '../domain/custodies';
import type { FieldKey } from '../domain/form';
import type { Letter } from '../domain/letter';
import { isServed } from '../domain/letter';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { LetterWords, PolicyPack } from '../policy/pack';
import { optionOf } from '../policy/pack-option';
import { wordsOf } from '../policy/usual-letters';
import { beijingDay } from '../domain/beijing-time';
import type { LetterContent, LetterMark } from './letter-content';
import { shortRows } from './letter-rows';
import { missingRows } from './missing-rows';
import type { LetterFacts, PlaceholderName } from './letter-placeholders';
import type { WaivedPaper } from './waived-papers';
import { isPlaceholder, placeholders } from './letter-placeholders';

/** Why a letter cannot be written. */
export type LetterProblem =
  /** The template names something that does not exist: a fault of the policy pack. */
  | { readonly kind: 'unknownPlaceholder'; readonly placeholder: string }
  /** The case does not (yet) have the fact, e.g. a school before the decision. */
  | { readonly kind: 'emptyPlaceholder'; readonly placeholder: PlaceholderName }
  /** A paper of a kind that has no title: the pack no longer lists it. */
  | { readonly kind: 'untitledDocument'; readonly documentKind: string };

export type LetterContext = {
  readonly operatorName: string;
  /** Names of the fields of the form, for what a family still has to tell. */
  readonly fieldName: (key: FieldKey) => string;
  /** Papers that departments made needless. */
  readonly waived?: readonly WaivedPaper[];
  /** The signed code of the letter. */
  readonly code: string;
  readonly marks: readonly LetterMark[];
};

const placeholderPattern = /\{([^{}]*)\}/g;

/** Placeholders of a template that no case can fill; the pack linter refuses a pack that has any. */
export function unknownPlaceholders(template: LetterWords): string[] {
  const texts = [
    template.title,
    template.salutation,
    ...template.paragraphs,
    ...template.rows.map((row) => row.value),
    ...template.closing,
  ];
  return texts
    .flatMap((text) => [...text.matchAll(placeholderPattern)])
    .map((match) => match[1] ?? '')
    .filter((name) => !isPlaceholder(name));
}

/** The whole text of a numbered letter, ready to be drawn; pure, so equal input gives an equal letter. */
export function letterContent(
  ...of: Parameters<typeof filledLetter>
): Result<LetterContent, LetterProblem> {
  const { content, problems } = filledLetter(...of);
  const problem = problems[0];
  return problem === undefined ? ok(content) : err(problem);
}

/** The text with everything that keeps it from being a letter. */
export function filledLetter(
  current: Case,
  letter: Letter,
  pack: PolicyPack,
  context: LetterContext,
): { readonly content: LetterContent; readonly problems: readonly LetterProblem[] } {
  const template = wordsOf(pack, letter);
  const facts: LetterFacts = { current, letter, pack, operatorName: context.operatorName };
  const problems: LetterProblem[] = [];
  const fill = (text: string): string =>
    text.replace(placeholderPattern, (_whole, name: string) => {
      if (!isPlaceholder(name)) {
        problems.push({ kind: 'unknownPlaceholder', placeholder: name });
        return '';
      }
      const value = placeholders[name](facts);
      if (value === '') problems.push({ kind: 'emptyPlaceholder', placeholder: name });
      return value;
    });

  const fillRow = ({ label, value }: LetterWords['rows'][number]) => ({
    label,
    value: fill(value),
  });
  const caseNumber = mayComeFirst(letter) ? (current.caseNumber ?? '') : fill('{case.number}');
  const content: LetterContent = {
    kind: letter.kind,
    title: fill(template.title),
    number: letter.number,
    caseNumber,
    salutation: fill(template.salutation),
    paragraphs: template.paragraphs.map((text) => fill(aboutPapers(text, current, context))),
    rows: shortRows([
      ...matterRow(current, letter, template).map(fillRow),
      ...template.rows.map(fillRow),
      ...missingRows(letter, context),
      ...waivedRows(letter, context),
      ...custodyRows(letter),
      ...keptRows(current, letter),
    ]),
    documents: letter.kind === 'receipt' ? receivedPapers(current, pack, problems) : [],
    notes: template.closing.filter((line) => !isSignOff(line)).map(fill),
    signOff: {
      office: pack.office.name,
      date: beijingDay(letter.numberedAt),
      sealMark: '待加盖电子印章',
    },
    // A blank keeps both in the letters that a QR code packs tightly.
    qrText: caseNumber === '' ? context.code : `${caseNumber} ${context.code}`,
    marks: [...context.marks],
    at: letter.numberedAt,
    ...stubOf(letter, template, caseNumber, fill),
  };
  return { content, problems };
}

/** What a family may be handed before its case has a number. */
function mayComeFirst({ kind }: Letter): boolean {
  return kind === 'supplementNotice' || kind === 'custodyReceipt';
}

/** A family that brought no paper because all of them were waived has none to be counted, and no original to get back. */
function aboutPapers(text: string, current: Case, { waived = [] }: LetterContext): string {
  const isBare = waived.length > 0 && current.documents.every(({ pages }) => pages.length === 0);
  return isBare && text.includes('{documents.count}')
    ? '所需信息已经通过数据共享核验一致，本次没有收取纸质材料，免交的材料见下。'
    : text;
}

/** 免交: what the family need not bring, told where papers are listed. */
function waivedRows({ kind }: Letter, { waived = [] }: LetterContext): LetterContent['rows'] {
  if (kind !== 'receipt' && kind !== 'supplementNotice') return [];
  return waived.map(({ title, why }) => ({ label: '免交材料', value: `${title}：${why}。` }));
}

/** The originals that stay, a row each. */
function custodyRows({ custody }: Letter): LetterContent['rows'] {
  const rows = custody?.items.map(({ title, count }, index) => ({
    label: `收存原件${index + 1}`,
    value: `${title}　${count}件`,
  }));
  return rows ?? [];
}

/** A receipt says that all originals were given back; these were not. */
function keptRows(current: Case, letter: Letter): LetterContent['rows'] {
  if (letter.kind !== 'receipt') return [];
  return custodiesAtNumber(current, letter).map(({ number, custody }) => ({
    label: '收存未退原件',
    value: `${custody.items.map(({ title, count }) => `${title}${count}件`).join('、')}，见原件收存凭据${number}`,
  }));
}

/** What is cut off and stays at the desk; a receipt has nothing to be signed for. */
function stubOf(
  letter: Letter,
  template: LetterWords,
  caseNumber: string,
  fill: (text: string) => string,
): Pick<LetterContent, 'stub'> {
  if (letter.custody !== undefined) return { stub: returnRecord(letter, letter.custody, fill) };
  return isServed(letter) ? { stub: serviceRecord(letter, template, caseNumber, fill) } : {};
}

/** 领回记录: what the family signs when it has its originals back; blank values are filled in by hand. */
function returnRecord(
  { number }: Letter,
  { items }: Custody,
  fill: (text: string) => string,
): LetterContent['stub'] {
  const total = items.reduce((sum, { count }) => sum + count, 0);
  return {
    title: '原件领回记录',
    cutLine: '沿此线裁开',
    note: '领回原件时当面清点，领回人签名后，本联由受理窗口留存归档。',
    rows: [
      { label: '收存编号', value: number },
      { label: '收存原件', value: `共${items.length}种${total}件` },
      { label: '学生姓名', value: fill('{child.name}') },
      { label: '领回情况', value: '□ 全部领回　　□ 其他' },
      { label: '领回人签名', value: '' },
      { label: '与学生关系', value: '' },
      { label: '领回日期', value: '　　　　年　　　月　　　日' },
      { label: '经办人签名', value: '' },
    ],
  };
}

/** A template from the time when 幼升小 was the only matter names no other; the receipt does all the same. */
function matterRow(current: Case, { kind }: Letter, { rows }: LetterWords): LetterWords['rows'] {
  const says =
    current.kind === 'primary' || rows.some(({ value }) => value.includes('{case.kind}'));
  return kind === 'receipt' && !says ? [{ label: '办理事项', value: '{case.kind}' }] : [];
}

/** The office and the day have a place of their own at the end of every letter. */
function isSignOff(line: string): boolean {
  return ['{office.name}', '{letter.date}'].includes(line.trim());
}

function receivedPapers(
  current: Case,
  pack: PolicyPack,
  problems: LetterProblem[],
): LetterContent['documents'] {
  return current.documents
    .filter((document) => document.pages.length > 0)
    .map((document) => {
      const title = optionOf(pack, document)?.title;
      if (title === undefined) {
        problems.push({ kind: 'untitledDocument', documentKind: document.kind });
      }
      return { title: title ?? '', pages: document.pages.length };
    });
}

/** 送达回证: what the family signs when it is handed the letter; blank values are filled in by hand. */
function serviceRecord(
  letter: Letter,
  template: LetterWords,
  caseNumber: string,
  fill: (text: string) => string,
): LetterContent['stub'] {
  return {
    title: '送达回证',
    cutLine: '沿此线裁开',
    note: '收件人签名后，本联由受理窗口留存归档。',
    rows: [
      { label: '送达文书', value: `《${fill(template.title)}》` },
      { label: '文书编号', value: letter.number },
      ...(caseNumber === '' ? [] : [{ label: '受理编号', value: caseNumber }]),
      { label: '受送达人', value: fill('{guardians.names}（学生{child.name}的监护人）') },
      { label: '送达方式', value: '□ 窗口当面领取　　□ 邮寄　　□ 其他' },
      { label: '收件人签名', value: '' },
      { label: '与学生关系', value: '' },
      { label: '收到日期', value: '　　　　年　　　月　　　日' },
      { label: '送达人签名', value: '' },
    ],
  };
}
