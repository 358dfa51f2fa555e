/** What follows from a number, and how texts are kept that people type in many ways. */
import { describe, expect, it } from 'vitest';
import { derivedWith, tidyText } from '../../shared/domain/derived-fields';
import type { FieldKey } from '../../shared/domain/form';
import { idNumberCheckDigit } from '../../shared/domain/id-number';
import { completeForm } from '../support/case-builders';

const whole = (first17: string) => first17 + idNumberCheckDigit(first17);
const permit = whole('81000020190307999');
const nothing = () => '';

describe('a number that is written together with other fields', () => {
  it('of a residence permit does not make the child a holder of an identity card', () => {
    const card: (readonly [FieldKey, string])[] = [
      ['child.idType', 'hongKongPermit'],
      ['child.idNumber', permit],
      ['child.sex', 'female'],
      ['child.birthDate', '2019-03-07'],
    ];
    expect(derivedWith(card, nothing)).toEqual([]);
    expect(derivedWith(card.toReversed(), nothing)).toEqual([]);
  });

  it('says nothing of what stands beside it, also where the two differ', () => {
    const texts: (readonly [FieldKey, string])[] = [
      ['child.idNumber', completeForm['child.idNumber'] ?? ''],
      ['child.birthDate', '2019-01-01'],
    ];
    expect(derivedWith(texts, nothing).map(([key]) => key)).toEqual(['child.idType', 'child.sex']);
  });

  it('fills what is empty in the form, and changes nothing that stands there', () => {
    const texts: (readonly [FieldKey, string])[] = [
      ['child.idNumber', completeForm['child.idNumber'] ?? ''],
    ];
    const said = (key: FieldKey) => (key === 'child.birthDate' ? '2019-01-01' : '');
    expect(derivedWith(texts, said)).toEqual([
      ['child.idType', 'residentId'],
      ['child.sex', completeForm['child.sex']],
    ]);
    expect(derivedWith([['child.name', '周慧琳']], nothing)).toEqual([]);
  });
});

describe('a text that is left', () => {
  it.each<[FieldKey, string, string, string]>([
    ['child.idNumber', '３７１１０３20190307999x', 'residentId', '37110320190307999X'],
    ['child.idNumber', 'ｅ123 456 78', 'passport', 'E12345678'],
    ['guardian1.idNumber', 'h12345678', 'hongKongPermit', 'H12345678'],
    ['guardian1.idNumber', 'a 123-4', 'hongKongPermit', 'a 123-4'],
    ['child.idNumber', 'ab-12', 'other', 'ab-12'],
    ['origin.studentNumber', 'g３71103 20190307999x', 'residentId', 'G37110320190307999X'],
    ['guardian1.phone', '１３８ 0000 0000', 'residentId', '138 0000 0000'],
    ['residence.areaM2', '８７．３５', 'residentId', '87.35'],
    ['child.name', '周　慧琳', 'residentId', '周　慧琳'],
  ])('%s: %s (%s) is kept as %s', (key, typed, paper, kept) => {
    expect(tidyText(key, typed, paper)).toBe(kept);
  });
});
