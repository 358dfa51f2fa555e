/** English: what stands beside a field that is not right yet. */
import type { FieldProblem } from '../../domain/field-rules';
import type { ProblemWords } from '../error-shape';

const paperForms: {
  readonly [Paper in Extract<FieldProblem, { kind: 'paperNumberFormat' }>['paper']]: string;
} = {
  residentId: 'A citizen number has 18 characters: check it with the card',
  hongKongPermit:
    'A permit is H and 8 (older: 10) figures, a residence permit begins with 810000: check it with the paper',
  macaoPermit:
    'A permit is M and 8 (older: 10) figures, a residence permit begins with 820000: check it with the paper',
  taiwanPermit:
    'A permit has 8 figures, a residence permit begins with 830000: check it with the paper',
  foreignPermanent:
    'Three letters and 12 figures, or 18 characters beginning with 9: check it with the card',
  passport: 'A passport number has 5 to 9 letters and figures: check it with the passport',
};

export const problems: ProblemWords = {
  required: (_, label) => `Fill in: ${label}`,
  tooLong: ({ maxLength }) => `At most ${maxLength} characters; please shorten`,
  idNumberLength: ({ length }) => `The ID number has 18 characters; there are ${length} now`,
  idNumberCharacters: () => '17 digits and a last digit or X; check with the household register',
  idNumberRegion: () =>
    'The first two digits are of no province; check with the household register',
  idNumberBirthDate: () => 'Digits 7 to 14 are not a date; check with the household register',
  idNumberCheckDigit: () =>
    'The last character does not fit the others; check digit by digit with the household register',
  paperNumberFormat: ({ paper }) => paperForms[paper],
  birthDateDisagrees: ({ idNumberSays }) =>
    `The number says born on ${idNumberSays}; check with the household register`,
  sexDisagrees: () => 'Digit 17 says another sex; check with the household register',
  sameIdNumber: () => 'The same number as another person in this case; check who it belongs to',
  tooYoung: ({ years, onDay }) =>
    `Not ${years} years old on ${onDay}; check the birth date, and if it is right ask the family to come next year`,
  birthDateUnlikely: ({ age }) =>
    age < 0
      ? 'This day is after the end of this year; check with the household register'
      : `By this day the child turns ${age} this year; check the year with the household register`,
  daysReversed: () => 'It ends before it begins; check both days with the paper',
  dayFormat: () => 'Year, month and day, such as 2020-03-07',
  phoneFormat: () => 'A phone number of 7 to 18 digits, such as 13800000000',
  studentNumberFormat: () =>
    'A student number begins with G (formal), L (temporary) or J (without identity number)',
  studentNumberDisagrees: () =>
    'The identity number in the student number is not the one of the child',
  numberFormat: () => 'A number above 0 with at most two decimals',
  countFormat: ({ least }) =>
    least === 0 ? 'A whole number; 0 where there is none' : `A whole number, at least ${least}`,
  nameCharacters: () => 'No digits or signs in a name; write it as in the register ("·" is fine)',
  choiceUnknown: () => 'Choose one of the answers in the list',
  regionFormat: () => 'Choose a county or district from the list; its code has six figures',
  countryFormat: () => 'Choose a country or region from the list',
  postcodeFormat: () => 'A postcode has six figures, such as 276800',
  outsideCatchment: ({ schools }) =>
    `The rules here allow only the school of the catchment: ${schools.join(' or ')}. Choose it, or check the address`,
  monthFormat: () => 'Year and month in six figures, such as 202609',
};

/** Said instead of `required` where the answer is chosen, not typed. */
export const chooseOne = (label: string) => `Choose: ${label}`;

export { policyProblems as policy } from './policy-problems';
