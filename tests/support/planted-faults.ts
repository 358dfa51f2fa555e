/** Faults of policy packs, each with what the linter has to say about it. */
import type { LintProblem } from '../../shared/policy/lint-problem';
import type { PolicyPack } from '../../shared/policy/pack';
import { calendarFaults } from './planted-calendar-faults';
import { trainingFaults } from './planted-training-faults';

/** Spoils a pack in place, or answers what to lint instead. */
export type Spoil = (pack: PolicyPack) => unknown;
export type Requirement = PolicyPack['requirements'][number];

/** The pack with one more requirement at its end. */
export function asking(changes: Partial<Requirement>): Spoil {
  return (pack) => {
    const [first] = pack.requirements;
    if (first === undefined) throw new Error('A pack without requirements');
    const added = {
      ...structuredClone(first),
      id: 'planted',
      title: '另一种材料',
      when: 'singleParent',
    };
    pack.requirements.push({ ...added, ...changes });
  };
}

/** A requirement by its id. */
export function requirement(pack: PolicyPack, id: string): Requirement {
  const found = pack.requirements.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

export const page = { role: 'first', title: '首页' };

/** What is wrong, how a pack is spoilt, and the problem that names it. */
export type Planted = readonly [string, Spoil, Partial<LintProblem> & Record<string, unknown>];

/** In the five-groups pack. */
export const plantedFaults: readonly Planted[] = [
  [
    'a time-stamp authority with a name and password in its address',
    (pack) => ({ ...pack, timestamps: { address: 'https://name:word@tsa.example/' } }),
    { kind: 'shape', path: 'timestamps.address' },
  ],
  [
    'a requirement nobody is asked for',
    asking({ when: 'singleParent && differentBooks' }),
    { kind: 'unreachable', part: 'requirement', path: 'requirements.11' },
  ],
  [
    'a requirement for a kind that is not served',
    (pack) => {
      pack.kinds = ['primary'];
      pack.calendar?.report.splice(1);
    },
    { kind: 'unreachable', part: 'requirement', path: 'requirements.10' },
  ],
  [
    'a paper nobody can choose',
    (pack) => {
      const home = requirement(pack, 'home');
      home.options[0] = {
        kind: 'property',
        title: '证',
        when: 'group == "migrantWorker"',
        pages: [page],
      };
    },
    { kind: 'unreachable', part: 'option', path: 'requirements.1.options.0' },
  ],
  [
    'a page nobody is asked for',
    (pack) => {
      const option = requirement(pack, 'marriage').options[0];
      option?.pages.push({ ...page, when: 'singleParent' });
    },
    { kind: 'unreachable', part: 'page', path: 'requirements.7.options.0.pages.1' },
  ],
  [
    'a line that some family cannot answer',
    (pack) => {
      const home = requirement(pack, 'home');
      home.options = home.options.map((option) => ({
        ...option,
        when: 'residence.tenure == "owned"',
      }));
    },
    { kind: 'noOption', path: 'requirements.1' },
  ],
  [
    'a waiver nobody can get',
    (pack) => {
      const { waivedBy } = requirement(pack, 'home');
      // Work is asked of families without a home here and without a register alone.
      if (waivedBy) waivedBy.facts = ['insurance'];
    },
    { kind: 'unreachable', part: 'waiver', path: 'requirements.1.waivedBy' },
  ],
  [
    'points nobody can get',
    (pack) => {
      const row = pack.points?.items[2]?.rows[0];
      if (row) row.when = 'work.insuranceMonths >= 12.0 && group == "homeAndRegister"';
    },
    { kind: 'unreachable', part: 'pointsRow', path: 'points.items.2.rows.0' },
  ],
  [
    'a reason that says nothing',
    (pack) => {
      requirement(pack, 'birth').reason = ' — ';
    },
    { kind: 'missingReason', path: 'requirements.8.reason' },
  ],
  [
    'a legal basis that is missing',
    (pack) => {
      const birth: Partial<Requirement> = requirement(pack, 'birth');
      delete birth.legalBasis;
    },
    { kind: 'missingReason', path: 'requirements.8.legalBasis' },
  ],
  [
    'a refusal without a way of appeal',
    (pack) => ({
      ...pack,
      reasonCodes: [{ use: 'refusal', code: 'R9', text: '不符合条件', legalBasis: '义务教育法' }],
    }),
    { kind: 'missingReason', path: 'reasonCodes.0.remedy' },
  ],
  [
    'points for something else by its code',
    (pack) => ({
      ...pack,
      points: { ...pack.points, items: [{ ...pack.points?.items[0], item: 'education' }] },
    }),
    { kind: 'pointsItem', path: 'points.items.0.item', found: 'education' },
  ],
  [
    'points for something else by its words',
    (pack) => {
      const row = pack.points?.items[2]?.rows[0];
      if (row) row.title = '监护人大专以上学历';
    },
    { kind: 'pointsItem', path: 'points.items.2.rows.0.title' },
  ],
  [
    'an unknown placeholder',
    (pack) => {
      pack.letters.receipt.paragraphs.push('请找{office.boss}。');
    },
    { kind: 'placeholderUnknown', path: 'letters.receipt', placeholder: 'office.boss' },
  ],
  [
    'a placeholder that is left open',
    (pack) => {
      pack.letters.placeNotice.paragraphs[0] = '{child.name的监护人';
    },
    { kind: 'placeholderOpen', path: 'letters.placeNotice.paragraphs.0' },
  ],
  [
    'a placeholder where nothing is filled in',
    (pack) => {
      pack.letters.receipt.rows.push({ label: '{child.name}', value: '在' });
    },
    { kind: 'placeholderOpen' },
  ],
  [
    'a script in a letter',
    (pack) => {
      pack.letters.receipt.closing[0] = '经办人<script src="//x">';
    },
    { kind: 'letterMarkup', path: 'letters.receipt.closing.0' },
  ],
  [
    'a mark that turns the writing around in the number of a letter',
    (pack) => {
      pack.letters.supplementNotice.numberPrefix = '岚\u202e教补';
    },
    { kind: 'letterMarkup', path: 'letters.supplementNotice.numberPrefix' },
  ],
  [
    'a paragraph too long for a letter',
    (pack) => {
      pack.letters.receipt.paragraphs[0] = '长'.repeat(401);
    },
    { kind: 'shape', path: 'letters.receipt.paragraphs.0' },
  ],
  [
    'a condition that cannot be read',
    (pack) => {
      requirement(pack, 'birth').when = 'differentBooks &&';
    },
    { kind: 'conditionUnreadable', path: 'requirements.8.when' },
  ],
  [
    'a fact that does not exist',
    (pack) => {
      requirement(pack, 'birth').when = 'parents.income > 5000.0';
    },
    { kind: 'conditionUnreadable', path: 'requirements.8.when' },
  ],
  [
    'a condition that is no yes or no',
    (pack) => {
      requirement(pack, 'birth').when = '"always"';
    },
    { kind: 'conditionUnreadable', path: 'requirements.8.when' },
  ],
  [
    'a condition that breaks for some family',
    (pack) => {
      requirement(pack, 'birth').when = 'differentBooks ? 1 / 0 == 1 : false';
    },
    { kind: 'conditionFails', path: 'requirements.8.when' },
  ],
  [
    'a condition over which not every family can be tried',
    (pack) => {
      requirement(pack, 'soleResidence').when = 'residence.areaM2 / residence.residents < 18.0';
    },
    { kind: 'conditionUndecidable', path: 'requirements.2.when', fact: 'residence.areaM2' },
  ],
  [
    'groups that leave a family out',
    (pack) => {
      pack.groups.splice(3, 1);
    },
    {
      kind: 'groupGap',
      answers: { preferential: false, localRegister: false, localHome: false },
    },
  ],
  [
    'groups that claim the same family',
    (pack) => {
      const [first] = pack.groups;
      if (first) first.when = 'answers.localHome && answers.localRegister';
    },
    { kind: 'groupOverlap', path: 'groups.4' },
  ],
  [
    'fields that nobody is asked',
    (pack) => {
      const [rule] = pack.requiredFields;
      if (rule) rule.when = 'group == "registerNoHome"';
    },
    { kind: 'fieldNeverAsked', path: 'requiredFields.0', field: 'work.person' },
  ],
  [
    'a requirement that is there twice',
    asking({ id: 'register', when: 'singleParent && kind == "primary"' }),
    { kind: 'twice', path: 'requirements.11', id: 'register' },
  ],
  [
    'two papers of one kind',
    (pack) => {
      const work = requirement(pack, 'work');
      work.options.push({ kind: 'insurance', title: '社保卡', pages: [page] });
    },
    { kind: 'twice', path: 'requirements.5.options.3', id: 'insurance' },
  ],
  [
    'a street that two schools claim',
    (pack) => {
      pack.catchments.push({ kind: 'primary', school: '3711030102', prefix: '岚山区望潮街道' });
    },
    { kind: 'catchmentOverlap', path: 'catchments.6', otherPath: 'catchments.0' },
  ],
  [
    'house numbers that two schools claim',
    (pack) => {
      const numbers = { from: 98, to: 120, side: 'all' as const };
      pack.catchments.push({ kind: 'primary', school: '3711030102', prefix: '听涛路', numbers });
    },
    { kind: 'catchmentOverlap', path: 'catchments.6' },
  ],
  [
    'an enclave that is not marked as one',
    (pack) => {
      pack.catchments.push({ kind: 'primary', school: '3711030102', prefix: '听涛路7号院' });
    },
    { kind: 'catchmentOverlap', path: 'catchments.6', otherPath: 'catchments.1' },
  ],
  [
    'a catchment of a school that does not take these children',
    (pack) => {
      pack.catchments.push({ kind: 'junior', school: '3711030101', prefix: '别处' });
    },
    { kind: 'schoolUnknown', path: 'catchments.6', school: '3711030101' },
  ],
  ...calendarFaults,
  ...trainingFaults,
  [
    'a later format',
    (pack) => ({ ...pack, schema: 'enrollment-policy-pack/3' }),
    { kind: 'tooNew' },
  ],
  ['another shape', (pack) => ({ ...pack, extra: 1 }), { kind: 'shape' }],
  ['no pack', () => [], { kind: 'shape' }],
];
