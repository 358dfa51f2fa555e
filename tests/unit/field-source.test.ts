/** Where the texts of a form came from: kept with the case until somebody types another one. */
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { caseSchema } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/command';
import { aDeskOnPaper, noHome } from '../support/case-builders';

function opened() {
  const desk = aDeskOnPaper([]);
  desk.give({ name: 'openCase', caseId: desk.caseId, answers: noHome });
  return desk;
}

it('is told of what was filled in, and forgotten when it is typed over', () => {
  const { give, caseId, current } = opened();
  give({
    name: 'editForm',
    caseId,
    changes: {
      'child.name': '邬秋池',
      'child.idNumber': '371103202003051234',
      'child.nation': '汉',
    },
    sources: { 'child.name': 'idCard', 'child.idNumber': 'idCard' },
  });
  expect(current().sources).toEqual({ 'child.name': 'idCard', 'child.idNumber': 'idCard' });
  give({ name: 'editForm', caseId, changes: { 'child.name': '邬秋驰' } });
  expect(current().sources).toEqual({ 'child.idNumber': 'idCard' });
  give({
    name: 'editForm',
    caseId,
    changes: { 'child.idNumber': '371103202003051235', 'register.address': '望潮街道1号' },
    sources: { 'register.address': 'pageText' },
  });
  expect(current().sources).toEqual({ 'register.address': 'pageText' });
  give({ name: 'editForm', caseId, changes: { 'register.address': '望潮街道2号' } });
  expect(current()).not.toHaveProperty('sources');
  expect(caseSchema.safeParse(current()).success).toBe(true);
});

it('says nothing of a field that was not written', () => {
  const { give, caseId, current } = opened();
  give({
    name: 'editForm',
    caseId,
    changes: { 'child.name': '邬秋池' },
    sources: { 'guardian1.name': 'idCard' },
  });
  expect(current()).not.toHaveProperty('sources');
});

it('is the family where it entered by itself, also after a clerk looked at it', () => {
  const { give, caseId, current } = opened();
  const family: Actor = { id: uuidv7(), name: '安以宁', role: 'admin', byFamily: true };
  const changes = { 'child.name': '邬秋池', 'child.nation': '汉' };
  give(
    { name: 'editForm', caseId, changes, sources: { 'child.name': 'idCard' } },
    {
      ...family,
      id: current().owner?.id ?? family.id,
    },
  );
  expect(current().sources).toEqual({ 'child.name': 'family', 'child.nation': 'family' });
  give({ name: 'confirmFamily', caseId, fields: ['child.name', 'child.nation'] });
  expect(current().familyEntry).toBeUndefined();
  expect(current().sources).toEqual({ 'child.name': 'family', 'child.nation': 'family' });
});
