/** English: the policy, for whoever asks at the counter. */
import type { guide as zh } from '../zh-cn/guide';

export const guide: typeof zh = {
  title: 'Policy',
  lead: 'For parents who ask: what to bring, which school, and when. It all comes from the policy pack in force; no case is opened, and no line is needed.',
  views: {
    materials: 'What to bring',
    catchment: 'Which school',
    faq: 'Questions',
    text: 'The rules',
  },
  materials: 'What to bring',
  answerFirst: 'Answer the three questions to see what to bring.',
  oneOf: (options) => `One of these: ${options}`,
  or: '; ',
  comma: ', ',
  withPages: (title, pages) => `${title} (${pages})`,
  waivable: 'Not needed where departments can confirm it.',
  basis: (legalBasis) => `Rule: ${legalBasis}`,
  special:
    'Where a family is different (one parent alone, living with relatives), the desk tells at once what else is needed.',
  count: (materials) => (materials === '1' ? '1 paper' : `${materials} papers`),
  print: 'Look at the guide and print',
  paperName: 'Guide to enrolment',
  when: 'When',
  where: 'Where',
  signUp: (days) => `Sign-up: ${days}`,
  report: (days) => `Report at school: ${days}`,
  fromTo: (from, to) => `${from} to ${to}`,
  review: (days) => `Answer: within ${days} working days of the submission`,
  correction: (days) => `What is missing is told once, within ${days} working days`,
  hours: (hours) => `Office hours: ${hours}`,
  address: (address) => `Address: ${address}`,
  phone: (phone) => `Telephone: ${phone}`,
  faq: 'Questions',
  faqFind: 'Find a question',
  faqNone: 'Nothing found. Try other words, or look at the rules.',
  faqEmpty: 'The pack in force has no questions',
  textEmpty: 'The pack in force has no text of the rules',
  address2: 'Address of the home',
  addressHelp:
    'From the name of the road or estate to the house number; it is looked up, not kept.',
  stage: 'Stage',
  stages: { primary: 'Primary', junior: 'Junior' },
  schoolAddress: (address) => `Address of the school: ${address}`,
  noCatchments:
    'The pack in force has no catchments for this matter; the office assigns the school.',
  rulesOf: (school) => `Catchment of ${school}`,
  rule: 'Where',
  source: (title, version) => `Source: ${title} (${version})`,
  paper: {
    title: 'Guide to enrolment',
    subtitle: (matter, group) => `${matter}, ${group}`,
    lead: (detail) =>
      `For: ${detail}. Bring the originals; they are photographed, inspected and given back at once. Where a family is different, the desk tells at once what else is needed.`,
  },
};
