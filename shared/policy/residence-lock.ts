/** 学位锁定: one home gives places to one family within the years of the pack (mission research 6.1: six and three). */
import type { CaseKind } from '../domain/case-kind';
import type { Form } from '../domain/form';
import { fieldText } from '../domain/form';
import { plainAddress } from './address';
import type { PolicyPack } from './pack';

/** A place that a home has given. */
export type GivenPlace = {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly season: number;
  readonly home: HomeKeys;
  /** Identity numbers of the guardians. */
  readonly guardians: readonly string[];
};

/** What a home is known by: the number of its title, its address, or both; empty where unknown. */
export type HomeKeys = { readonly propertyNumber: string; readonly address: string };

/** The keys of the home in a form. */
export function homeKeysOf(form: Form, { region }: Pick<PolicyPack, 'region'>): HomeKeys {
  return {
    propertyNumber: plainAddress(fieldText(form, 'residence.propertyNumber'), ''),
    address: plainAddress(fieldText(form, 'residence.address'), region.name),
  };
}

/** Identity numbers of the guardians in a form. */
export function guardiansOf(form: Form): readonly string[] {
  return (['guardian1.idNumber', 'guardian2.idNumber'] as const)
    .map((key) => fieldText(form, key).toUpperCase())
    .filter((number) => number !== '');
}

/** The place of another family that still locks the home, and the first season in which it no longer does. */
export function lockOn(
  wanted: Omit<GivenPlace, 'caseId'>,
  given: readonly GivenPlace[],
  { residenceLock }: Pick<PolicyPack, 'residenceLock'>,
): { readonly by: GivenPlace; readonly freeFrom: number } | undefined {
  const years = residenceLock?.years[wanted.kind];
  if (years === undefined) return undefined;
  const by = given
    .filter(
      (place) =>
        place.kind === wanted.kind &&
        place.season <= wanted.season &&
        wanted.season < place.season + years &&
        isSameHome(place.home, wanted.home) &&
        !place.guardians.some((number) => wanted.guardians.includes(number)),
    )
    .toSorted((a, b) => b.season - a.season)
    .at(0);
  return by && { by, freeFrom: by.season + years };
}

function isSameHome(a: HomeKeys, b: HomeKeys): boolean {
  return (['propertyNumber', 'address'] as const).some((key) => a[key] !== '' && a[key] === b[key]);
}
