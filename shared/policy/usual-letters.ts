/** Letters that every desk may need, for packs that have no words of their own for them. */
import type { Letter, LetterKind } from '../domain/letter';
import type { LetterWords, PolicyPack } from './pack';

/** 原件收存凭据. */
const custodyReceipt: LetterWords = {
  title: '原件收存凭据',
  salutation: '{custody.handedBy}：',
  paragraphs: [
    '你为子女{child.name}办理“{matter.name}”，下列原件由本窗口收存。收存原因：{custody.reason}。本窗口妥善保管，不用于其他用途，于{custody.until}前归还。',
    '领回时请持本凭据和本人身份证件，当面清点。需要提前领回或凭据遗失的，请与本窗口联系，电话：{office.phone}。',
  ],
  rows: [
    { label: '学生姓名', value: '{child.name}' },
    { label: '领回地点', value: '{office.address}（{office.hours}）' },
  ],
  closing: ['经办人：{operator.name}', '{office.name}', '{letter.date}'],
};

/** 不予受理通知书: the reason, the law and the way to appeal are the decision's own. */
const refusalNotice: LetterWords & { readonly numberPrefix: string } = {
  title: '不予受理通知书',
  numberPrefix: '不予受理',
  salutation: '{guardians.names}：',
  paragraphs: [
    '你为子女{child.name}（证件号码：{child.maskedIdNumber}）提出的“{matter.name}”申请（受理编号：{case.number}）收悉。经审核，决定不予受理。',
    '理由：{decision.reason}',
    '依据：{decision.legalBasis}',
    '{decision.remedy}',
    '对本通知有疑问的，请与本窗口联系，电话：{office.phone}。',
  ],
  rows: [],
  closing: ['{office.name}', '{letter.date}'],
};

/**
 * What a 一次性告知书 says of a case that was accepted before: the words of a pack are those for a family whose case is yet
 * to be.
 */
const afterAcceptance: LetterWords['paragraphs'] = [
  '你为子女{child.name}提出的“{matter.name}”申请（受理编号：{case.number}）已经受理。下列材料或信息还需要补正，现一次性告知。请于{letter.deadline}前到本窗口补正，补正后继续审核，不需要重新申请。',
  '没有列出的材料不需要再交；注明“任一种即可”的，只提交其中一种。对本告知内容有疑问的，可以当场询问，或拨打{office.phone}。',
];

const usual = { custodyReceipt, refusalNotice };

/** The words for a letter: the pack's own, or the usual ones. */
export function templateOf(
  { letters }: Pick<PolicyPack, 'letters'>,
  kind: LetterKind,
): LetterWords {
  return kind === 'custodyReceipt' || kind === 'refusalNotice'
    ? (letters[kind] ?? usual[kind])
    : letters[kind];
}

/** The words for one letter of a case. */
export function wordsOf(
  pack: Pick<PolicyPack, 'letters'>,
  { kind, supplement, appealWhole }: Pick<Letter, 'kind' | 'supplement' | 'appealWhole'>,
): LetterWords {
  const template = templateOf(pack, kind);
  if (supplement?.accepted === true) return { ...template, paragraphs: afterAcceptance };
  const remedy = '{decision.remedy}';
  // No refusal without the way to appeal, whatever words a pack has for it.
  return appealWhole === true && !template.paragraphs.some((text) => text.includes(remedy))
    ? { ...template, paragraphs: [...template.paragraphs, remedy] }
    : template;
}

/**
 * What stands before the year in the number of each letter: `mark`, then the pack's own. A custody receipt has the number
 * of its line in the custody register, which has no such part.
 */
export function letterPrefixes(
  { letters }: Pick<PolicyPack, 'letters'>,
  mark = '',
): { readonly [kind in LetterKind]: string } {
  return {
    receipt: mark + letters.receipt.numberPrefix,
    supplementNotice: mark + letters.supplementNotice.numberPrefix,
    placeNotice: mark + letters.placeNotice.numberPrefix,
    refusalNotice: mark + (letters.refusalNotice ?? refusalNotice).numberPrefix,
    custodyReceipt: mark,
  };
}
