/** English: catchments beside an address, the directory of schools, and points. */
import type { schools as zhCn } from '../zh-cn/schools';

export const schools: typeof zhCn = {
  addresses: { 'residence.address': 'home', 'register.address': 'household register' },
  rule: {
    whole: (prefix) => `addresses in "${prefix}"`,
    numbers: (prefix, from, to) => `"${prefix}", numbers ${from}–${to}`,
    odd: (prefix, from, to) => `"${prefix}", odd numbers ${from}–${to}`,
    even: (prefix, from, to) => `"${prefix}", even numbers ${from}–${to}`,
    exception: (rule) => `${rule}, set apart from what lies around it`,
  },
  belongsTo: (school) => `School of the catchment: ${school}`,
  because: (rule) => `Because ${rule} belong to this school`,
  unfinished: 'Written down to street and house number, the address tells its school',
  possible: (names) => `The whole house number decides; possible are: ${names}`,
  numberOutside: (prefix) => `"${prefix}" has catchments, but none for this house number`,
  numberOutsideDo:
    'Compare the number with the household register or the title deed; when it is right, the admissions office decides. The case can be taken as usual.',
  none: 'This address is in no catchment of the table',
  noneDo:
    'Check how street and estate are written (begin with subdistrict or street); when it is right, the admissions office decides. The case can be taken as usual.',
  apart: (residence, register) =>
    `The home belongs to ${residence}, the household register to ${register}`,
  apartDo:
    'The two addresses belong to two schools: see the admission rules and agree with the parent which of them counts.',
  otherSchool: (names) => `This is not the school of the catchment, which is ${names}`,
  otherSchoolBy: (where, school) => `By the address of the ${where}: ${school}`,
  otherSchoolDo:
    'The case can be taken as usual, and the review decides; tell the parent that the catchment school may be the outcome.',
  choose: (school) => `Choose the catchment school: ${school}`,
  notInDirectory: 'Not in the directory: kept as it is written, without a code',
  code: (code) => `Code ${code}`,
  openList: 'Open the directory of schools',
  loading: 'Opening the directory of schools…',
  notFound: 'Not in the directory; the name can be written as it is',
  shown: (shown, total) => `${total} schools, the first ${shown} listed; type more to narrow it`,
  points: {
    title: 'Points, as answered so far',
    basis: (legalBasis) => `Basis: ${legalBasis}`,
    table: 'Points by item',
    item: 'Item',
    answered: 'What was answered',
    row: 'Row that holds',
    score: 'Points',
    noRow: 'No row holds',
    notAnswered: 'not answered',
    answer: (field, value) => `${field}: ${value}`,
    total: 'Total',
    sum: (parts, total) => `${parts} = ${total} points`,
    preliminary:
      'Counted from what is filled in now; the review decides. Not printed on the receipt.',
  },
};
