/** 学位锁定: one home gives places to one family within the lock period. */
import { withoutPunctuation } from './address';
import type { Case } from './case';
import { isOpenCase, isSameChild } from './child-record';
import type { Form } from './form';
import { fieldText } from './form';
import { normaliseIdNumber } from './id-number';
import type { Instant } from './ids';
import { foldName } from './name-agreement';

/** For how many seasons a home that gave a place gives none to another family, by stage of school; none where the policy pack says nothing. */
export type LockYears = {
  readonly primary?: number | undefined;
  readonly junior?: number | undefined;
};

/** Why a home gives no place now, and from which season on it does again. */
export type HomeLock = {
  /** The other family's case. */
  readonly caseId: string;
  /** What the two homes have in common. */
  readonly by: 'propertyNumber' | 'address';
  /** Whether the other family has its place, or has asked for one. */
  readonly place: 'given' | 'asked';
  readonly stage: keyof LockYears;
  readonly season: number;
  readonly freeFromSeason: number;
};

const lockable = ['owned', 'publicRental'];
const blanks = /[\s,，.。、;；:：()（）〔〕[\]【】"'“”·—_/\\-]/gu;
const shortestAddress = 6;

/** With fewer figures beside a year a text is no number of a certificate, but says that there is none yet. */
const fewestFigures = 4;

/** A property number as it is compared; empty where what was typed is none. */
function foldProperty(text: string): string {
  const number = text.normalize('NFKC').replace(blanks, '').toUpperCase();
  const figures = number.replace(/(?:19|20)\d\d/, '').replace(/\D/g, '');
  return figures.length < fewestFigures ? '' : number;
}

/** An address as it is compared: from street, town or township on, because people leave out what stands before. */
function foldAddress(text: string): string {
  const whole = withoutPunctuation(text)
    .replace(/号楼|栋|幢/gu, '楼')
    .replace(/室$/u, '');
  const street = /(?:街道|镇|乡)(.+)$/u.exec(whole)?.[1] ?? '';
  return [...street].length >= shortestAddress ? street : whole;
}

function homeOf(form: Form): { readonly propertyNumber: string; readonly address: string } {
  const counts = lockable.includes(fieldText(form, 'residence.tenure'));
  const address = counts ? foldAddress(fieldText(form, 'residence.address')) : '';
  return {
    propertyNumber: counts ? foldProperty(fieldText(form, 'residence.propertyNumber')) : '',
    address: [...address].length >= shortestAddress ? address : '',
  };
}

/** Texts that two cases of one home have in common. */
export function homeMarks(form: Form): string[] {
  const { propertyNumber, address } = homeOf(form);
  return [
    ...(propertyNumber === '' ? [] : [`home-number/${propertyNumber}`]),
    ...(address === '' ? [] : [`home/${address}`]),
  ];
}

function inCommon(one: Form, other: Form): HomeLock['by'] | undefined {
  const [a, b] = [homeOf(one), homeOf(other)];
  if (a.propertyNumber !== '' && b.propertyNumber !== '') {
    return a.propertyNumber === b.propertyNumber ? 'propertyNumber' : undefined;
  }
  return a.address !== '' && a.address === b.address ? 'address' : undefined;
}

/** Brothers and sisters have a guardian in common: by number, or by name where one number is not known. */
function isSameFamily(one: Form, other: Form): boolean {
  if (isSameChild(one, other)) return true;
  const guardians = (form: Form) =>
    (['guardian1', 'guardian2'] as const).map((who) => ({
      number: normaliseIdNumber(fieldText(form, `${who}.idNumber`)),
      name: foldName(fieldText(form, `${who}.name`)),
    }));
  return guardians(one).some((a) =>
    guardians(other).some((b) =>
      a.number !== '' && b.number !== ''
        ? a.number === b.number
        : a.name !== '' && a.name === b.name,
    ),
  );
}

/** The stage of the school that is asked for: who changes school goes on in the one it was at. */
export function stageOf({ kind, form }: Pick<Case, 'kind' | 'form'>): keyof LockYears {
  if (kind !== 'transferIn') return kind;
  return fieldText(form, 'origin.stage') === 'junior' ? 'junior' : 'primary';
}

function placeOf({ state, decision, revision }: Case): HomeLock['place'] | undefined {
  if (decision?.outcome === 'accepted') return 'given';
  return revision > 0 && isOpenCase({ state, ...(decision && { decision }) }) ? 'asked' : undefined;
}

/**
 * When the lock of the home that gave this case its place is over; nothing where it gave none. The school year begins on
 * 1 September (Beijing): by then the intake of the first season in which the home is free has ended.
 */
export function lockEndOf(
  current: Pick<Case, 'kind' | 'form' | 'season' | 'decision'>,
  years: LockYears,
): Instant | undefined {
  const { decision, season, form } = current;
  const lasting = years[stageOf(current)];
  const isGiven = decision?.outcome === 'accepted' && homeMarks(form).length > 0;
  if (lasting === undefined || !isGiven) return undefined;
  return new Date(`${season + lasting}-09-01T00:00:00+08:00`).toISOString();
}

/**
 * What keeps this home from giving a place to this family, among `others` of the station; nothing when it is free, and
 * for families whose home is no ground for a place (rented, none). It refuses nothing: the right to go to school stays,
 * the place is arranged elsewhere 统筹.
 */
export function lockOfHome(
  own: Case,
  others: readonly Case[],
  years: LockYears,
): HomeLock | undefined {
  const stage = stageOf(own);
  const lasting = years[stage];
  if (lasting === undefined) return undefined;
  const locks = others.flatMap((other): HomeLock[] => {
    const by = inCommon(own.form, other.form);
    const place = placeOf(other);
    if (other.id === own.id || by === undefined || place === undefined) return [];
    if (stageOf(other) !== stage || isSameFamily(own.form, other.form)) return [];
    const freeFromSeason = other.season + lasting;
    const isLocked = other.season <= own.season && own.season < freeFromSeason;
    const { id: caseId, season } = other;
    return isLocked ? [{ caseId, by, place, stage, season, freeFromSeason }] : [];
  });
  return locks.toSorted(
    (a, b) => Number(b.place === 'given') - Number(a.place === 'given') || b.season - a.season,
  )[0];
}
