/** 核实信息: what a family filled in and cannot be right, in the one letter of what its case lacks. */
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { letterContent } from '../../shared/archive/letter-text';
import { letterSchema } from '../../shared/domain/letter';
import {
  aDeskOnPaper,
  completeForm,
  fillCase,
  noHome,
  shippedPack,
} from '../support/case-builders';
import { sampleCode } from '../support/papers-samples';

it('tells what is filled in and cannot be right as something to be looked into, not as missing', () => {
  const desk = aDeskOnPaper();
  const { give, caseId, current } = desk;
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase(desk, completeForm);
  const changes = {
    'child.nation': '',
    'child.birthDate': '2020-03-06',
    'guardian1.phone': '12',
  };
  give({ name: 'editForm', caseId, changes });
  give({ name: 'noticeMissing', caseId, letterId: uuidv7(), deadline: '2026-08-10' });
  const letter = current().letters.at(-1);
  const { fields, wrong } = letter?.supplement ?? {};
  expect(fields).toEqual(['child.nation']);
  expect(wrong).toContainEqual({ key: 'child.idNumber', problem: 'birthDateDisagrees' });
  expect(wrong).toContainEqual({ key: 'guardian1.phone', problem: 'phoneFormat' });
  const facts = { operatorName: '程望', fieldName: String, code: sampleCode, marks: [] };
  const rowsOf = (of: typeof letter) => {
    const content = of && letterContent(current(), of, shippedPack.pack, facts);
    return content?.ok === true ? content.value.rows.map((row) => Object.values(row).join()) : [];
  };
  const rows = rowsOf(letter).join('\n');
  expect(rows).toContain('核实信息,child.idNumber：出生日期与身份证件号码不一致，请核实');
  expect(rows).toContain('核实信息,guardian1.phone：填写有误，请核实');
  expect(rows).toContain('补填信息,child.nation。');
  expect(rows).not.toMatch(/补填信息,.*idNumber/);
  expect(letterSchema.safeParse(letter).success).toBe(true);
  // A letter of before told everything as missing, and is drawn again so.
  const old = letter && {
    ...letter,
    supplement: { deadline: '2026-08-10', items: [], fields: ['child.birthDate' as const] },
  };
  expect(rowsOf(old).join('\n')).toContain('补填信息,child.birthDate。');
});
