/** Letters that no desk could ever make, each planted in a whole pack. */
import type { Planted } from './planted-faults';

export const letterFaults: readonly Planted[] = [
  [
    'an office without a telephone, which every receipt names',
    (pack) => {
      pack.office.phone = '';
    },
    { kind: 'placeholderEmpty', path: 'letters.receipt', placeholder: 'office.phone' },
  ],
  [
    'a school in a receipt, which nobody knows yet',
    (pack) => {
      pack.letters.receipt.paragraphs.push('学校：{school.name}。');
    },
    { kind: 'placeholderEmpty', path: 'letters.receipt', placeholder: 'school.name' },
  ],
  [
    'a term in a receipt, which has none',
    (pack) => {
      pack.letters.receipt.closing.push('{letter.deadline}');
    },
    { kind: 'placeholderEmpty', path: 'letters.receipt', placeholder: 'letter.deadline' },
  ],
  [
    'the number of a case in a letter that comes before it',
    (pack) => {
      pack.letters.supplementNotice.paragraphs.push('受理编号：{case.number}。');
    },
    { kind: 'placeholderEmpty', path: 'letters.supplementNotice', placeholder: 'case.number' },
  ],
  [
    'a name of a paper that no row of a letter takes',
    (pack) => {
      const [first] = pack.requirements;
      if (first) first.title = '长'.repeat(300);
    },
    { kind: 'letterTooLong', path: 'requirements.0' },
  ],
  [
    'a legal basis of a refusal that no decision takes',
    (pack) => {
      const at = pack.reasonCodes.findIndex(({ use }) => use === 'refusal');
      const [reason] = pack.reasonCodes.splice(at, 1);
      if (reason) pack.reasonCodes.unshift({ ...reason, legalBasis: '法'.repeat(350) });
    },
    { kind: 'letterTooLong', path: 'reasonCodes.0' },
  ],
];
