/** Lints a pack for proofs that may not be asked any more: by code, by title, and by what families read in sentences. */
import { letterKinds } from '../domain/letter';
import type { AbolishedProof, LintProblem } from './lint-problem';
import type { PolicyPack } from './pack';

type Signs = { readonly codes: readonly string[]; readonly words: RegExp };

/** How each abolished proof is named; blanks and punctuation are taken out before. */
const signs: { readonly [proof in AbolishedProof]: Signs } = {
  preschoolRecord: {
    codes: ['preschool', 'kindergarten'],
    words: /学前教育|學前教育|幼儿园.*(证|证明|手册|经历)|幼兒園|幼儿在园/,
  },
  familyPlanning: {
    codes: ['familyplanning', 'birthplanning', 'birthpermit', 'onechild'],
    words: /计划生育|計劃生育|计生|計生|准生证|生育(服务|登记)证|独生子女证|社会抚养费/,
  },
  overAge: {
    codes: ['overage'],
    words: /超龄|超齡|超过(正常)?入学年龄|大龄入学/,
  },
  noGuardianAtRegister: {
    codes: ['noguardian', 'guardianless'],
    words: /(无人|無人|无法定|没有)监护|無人監護|(无|没有)监护(人|条件|能力)/,
  },
  parentPostOrIncome: {
    codes: ['income', 'salary', 'wage', 'jobtitle', 'parentpost', 'parentposition'],
    words: /职务|職務|职级|职称|收入|薪资|薪酬|工资|工資|银行流水|个人所得税|岗位|就业单位/,
  },
  vaccination: {
    codes: ['vaccin', 'immuni', 'inoculation'],
    words: /预防接种|預防接種|接种(证|查验|记录|证明)|接種證|疫苗|免疫|防疫|保健手册/,
  },
};

type Said = { readonly path: string; readonly text: string };

/** Everything a family would read as something that it has to bring. */
function titlesOf({ requirements }: PolicyPack): Said[] {
  return requirements.flatMap(({ title, options, lookAt }, at) => [
    { path: `requirements.${at}.title`, text: title },
    ...options.flatMap((option, o) => [
      { path: `requirements.${at}.options.${o}.title`, text: option.title },
      ...option.pages.map((page, p) => ({
        path: `requirements.${at}.options.${o}.pages.${p}.title`,
        text: page.title,
      })),
    ]),
    ...lookAt.map((text, l) => ({ path: `requirements.${at}.lookAt.${l}`, text })),
  ]);
}

function codesOf({ requirements }: PolicyPack): Said[] {
  return requirements.flatMap(({ id, options }, at) => [
    { path: `requirements.${at}.id`, text: id },
    ...options.map(({ kind }, o) => ({ path: `requirements.${at}.options.${o}.kind`, text: kind })),
  ]);
}

/** Sentences that a family reads: why something is asked, what has to be put right, and letters. */
function sentencesOf({ requirements, requiredFields, reasonCodes, points, letters }: PolicyPack) {
  const lines: Said[] = [
    ...requirements.map(({ reason }, at) => ({ path: `requirements.${at}.reason`, text: reason })),
    ...requiredFields.map(({ reason }, at) => ({
      path: `requiredFields.${at}.reason`,
      text: reason,
    })),
    ...(points === undefined ? [] : [{ path: 'points.reason', text: points.reason }]),
    // A refusal asks for nothing.
    ...reasonCodes.flatMap(({ use, text }, at) =>
      use === 'correction' ? [{ path: `reasonCodes.${at}.text`, text }] : [],
    ),
  ];
  const said = letterKinds.flatMap((kind): Said[] => {
    const letter = letters[kind];
    if (letter === undefined) return [];
    const { title, salutation, paragraphs, rows, closing } = letter;
    const texts = [
      ['title', title] as const,
      ['salutation', salutation] as const,
      ...paragraphs.map((text, at) => [`paragraphs.${at}`, text] as const),
      ...rows.flatMap(({ label, value }, at) => [
        [`rows.${at}.label`, label] as const,
        [`rows.${at}.value`, value] as const,
      ]),
      ...closing.map((text, at) => [`closing.${at}`, text] as const),
    ];
    return texts.map(([name, text]) => ({ path: `letters.${kind}.${name}`, text }));
  });
  return [...lines, ...said];
}

/** 「不需要计划生育证明」; but 「无接种证不得入学」 and 「不得缺少接种证」 ask for it. */
const denies =
  /不(再)?(需|必|用|要求|收|看|问|查|登记|核验|提交|提供)|(无|毋)(需|须)|免(交|提交|予|于|除)|取消|不得(再)?(要求|收|索|将|把|以|向|作|因|查|凭|设)/;
/** Whatever is said beside it, nobody is kept out for want of it. */
const isNoCondition = /不作为|不影响|不是.*(前提|条件)|不与.*挂钩/;
const asks = /请|须|需|应|带|交|提供|出示|查验|凭/;

/** The part of a text that asks for a proof; a denial goes on over the list behind it until something is asked for. */
function asking(text: string, words: RegExp): string | undefined {
  for (const sentence of text.split(/[。！？!?\n]/u)) {
    if (isNoCondition.test(bare(sentence))) continue;
    let isDenied = false;
    for (const clause of sentence.split(/[，,；;：:]/u)) {
      const plain = bare(clause);
      if (denies.test(plain)) isDenied = true;
      else if (asks.test(plain)) isDenied = false;
      if (!isDenied && words.test(plain)) return clause;
    }
  }
  return undefined;
}

/** A text without blanks and punctuation. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** Proofs that may not be asked any more. */
export function lintAbolished(pack: PolicyPack): LintProblem[] {
  return Object.entries(signs).flatMap(([proof, { codes, words }]) => {
    const found = [
      ...codesOf(pack).filter(({ text }) => {
        const code = bare(text).toLowerCase();
        return codes.some((sign) => code.includes(sign));
      }),
      ...titlesOf(pack).filter(({ text }) => words.test(bare(text))),
      ...sentencesOf(pack).flatMap(({ path, text }) => {
        const part = asking(text, words);
        return part === undefined ? [] : [{ path, text: part }];
      }),
    ];
    return found.map(({ path, text }) => ({
      kind: 'abolishedProof' as const,
      path,
      proof: proof as AbolishedProof,
      found: text,
    }));
  });
}

/** Whether a text names one of them. */
export function namesAbolished(text: string): boolean {
  return Object.values(signs).some(({ words }) => words.test(bare(text)));
}
