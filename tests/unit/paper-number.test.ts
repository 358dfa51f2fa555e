/** Numbers of identity papers by their type: what is taken and what is sent back to be read again. */
import { describe, expect, it } from 'vitest';
import { idNumberCheckDigit } from '../../shared/domain/id-number';
import { paperNumberProblem } from '../../shared/domain/paper-number';

const checked = (first17: string) => first17 + idNumberCheckDigit(first17);

describe('a paper number', () => {
  it.each([
    ['residentId', '371103202008249981'],
    ['hongKongPermit', 'H12345678'],
    ['hongKongPermit', 'h1234567801'],
    ['hongKongPermit', checked('81000020200305998')],
    ['hongKongPermit', 'A123456(7)'],
    ['macaoPermit', 'M12345678'],
    ['macaoPermit', checked('82000020200305998')],
    ['taiwanPermit', '01234567'],
    ['taiwanPermit', checked('83000020200305998')],
    ['foreignPermanent', 'CAN110101900012'],
    ['foreignPermanent', checked('91100120200305998')],
    ['passport', 'E12345678'],
    ['passport', 'ｅ 123-45678'],
    ['passport', '561234567'],
    ['other', '军字第 12 号'],
  ])('%s takes %s', (paper, number) => {
    expect(paperNumberProblem(paper, number)).toBeUndefined();
  });

  it.each([
    ['residentId', '371103202008249982', 'idNumberCheckDigit'],
    ['residentId', '37110320200824998', 'idNumberLength'],
    ['hongKongPermit', 'M12345678', 'paperNumberFormat'],
    ['hongKongPermit', checked('82000020200305998'), 'paperNumberFormat'],
    ['macaoPermit', 'H12345678', 'paperNumberFormat'],
    ['taiwanPermit', '0123456', 'paperNumberFormat'],
    ['taiwanPermit', '830000202003059980', 'paperNumberFormat'],
    ['foreignPermanent', '911001202003059980', 'paperNumberFormat'],
    ['passport', 'ABCDEFGH', 'paperNumberFormat'],
    ['passport', '37110320200824998X', 'paperNumberFormat'],
  ])('%s sends %s back: %s', (paper, number, kind) => {
    expect(paperNumberProblem(paper, number)).toMatchObject({ kind });
  });
});
