/** What the help 帮助 explains, and at which screens each of it stands first. */

/** Screens that have a page of their own in the help. */
export const helpPages = [
  'home',
  'newCase',
  'review',
  'form',
  'capture',
  'inspect',
  'submit',
  'overview',
  'outbox',
  'batch',
  'guide',
  'check',
  'archive',
  'audit',
  'statistics',
  'classes',
  'settings',
] as const;
export type HelpPage = (typeof helpPages)[number];

export const helpTopics = [
  'begin',
  'find',
  'threeQuestions',
  'fill',
  'card',
  'rareName',
  'missing',
  'photograph',
  'scan',
  'blurred',
  'cannotCapture',
  'inspectOriginal',
  'keepOriginal',
  'submit',
  'receipt',
  'noLine',
  'correction',
  'letter',
  'review',
  'handOver',
  'family',
  'selfService',
  'held',
  'courier',
  'batch',
  'askPolicy',
  'duplicates',
  'archives',
  'trail',
  'figures',
  'classes',
  'practise',
  'people',
  'backup',
  'selfTest',
  'lock',
  'errors',
] as const;
export type HelpTopic = (typeof helpTopics)[number];

const pagesOf: { readonly [T in HelpTopic]: readonly HelpPage[] } = {
  begin: ['home'],
  find: ['home'],
  threeQuestions: ['newCase'],
  fill: ['form'],
  card: ['form'],
  rareName: ['form', 'overview'],
  missing: ['form'],
  photograph: ['capture'],
  scan: ['capture'],
  blurred: ['capture'],
  cannotCapture: ['capture'],
  inspectOriginal: ['inspect'],
  keepOriginal: ['inspect', 'overview'],
  submit: ['submit'],
  receipt: ['submit', 'overview'],
  noLine: ['submit', 'outbox', 'home'],
  correction: ['overview', 'outbox'],
  letter: ['overview'],
  review: ['review'],
  handOver: ['form', 'capture', 'inspect', 'submit'],
  family: ['form'],
  selfService: ['newCase', 'form'],
  held: ['outbox'],
  courier: ['outbox'],
  batch: ['batch'],
  askPolicy: ['guide', 'newCase'],
  duplicates: ['check'],
  archives: ['archive'],
  trail: ['audit'],
  figures: ['statistics'],
  classes: ['classes'],
  practise: ['home'],
  people: ['settings'],
  backup: ['settings'],
  selfTest: ['settings'],
  lock: ['home'],
  errors: ['home'],
};

/** What a page explains, in the order of the work. */
export function topicsOf(page: HelpPage): readonly HelpTopic[] {
  return helpTopics.filter((topic) => pagesOf[topic].includes(page));
}

/** The steps of the tour for whoever comes for the first time 新手导览. */
export const tourSteps = ['welcome', 'rooms', 'counter', 'safe', 'find', 'practise'] as const;
export type TourStep = (typeof tourSteps)[number];
