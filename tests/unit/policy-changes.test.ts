/** A new pack beside an old one: what changes for open cases, and which pack is in force for whom. */
import { describe, expect, it } from 'vitest';
import type { FactSubject } from '../../shared/policy/facts';
import { packChanges } from '../../shared/policy/pack-changes';
import { createPackShelf, mayJoin } from '../../shared/policy/pack-shelf';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import { formerPackFile, loaded, packCopy, packFiles } from '../support/shipped-packs';

const former = loaded(formerPackFile);
const present = loaded(packFiles.fiveGroups);
const suzhou = loaded(packFiles.suzhou);
const zhejiang = loaded(packFiles.zhejiang);
const isEqual = (a: object, b: object) => canonicalJson(a) === canonicalJson(b);

const open = (id: string, subject: Partial<FactSubject>) => ({
  id,
  kind: 'primary' as const,
  group: 'homeAndRegister' as const,
  form: {},
  ...subject,
});

describe('a new pack', () => {
  it('shows for each open case what it would ask, drop, waive and take instead', () => {
    const other = packCopy('fiveGroups');
    const noHome = other.requirements.find(({ id }) => id === 'noHome');
    if (noHome) noHome.when = 'group == "registerNoHome" && singleParent';
    const next = loaded({ ...other, version: '2026.5' });
    const changes = packChanges(() => former, next, [
      open('same', { form: { 'residence.tenure': 'owned' } }),
      open('dropped', { group: 'registerNoHome' }),
      open('added', { form: { 'guardian1.relation': 'other', 'register.differentBooks': 'yes' } }),
      open('waived', { verified: ['property'], form: { 'residence.tenure': 'owned' } }),
      open('papers', { form: { 'special.kind': 'relocation' } }),
      open('fields', { group: 'migrantWorker' }),
    ]);
    const none = {
      added: [],
      dropped: [],
      waived: [],
      papersChanged: [],
      fieldsAdded: [],
      fieldsDropped: [],
    };
    expect(changes).toEqual([
      { caseId: 'dropped', ...none, dropped: [{ id: 'noHome', title: '无房证明' }] },
      {
        caseId: 'added',
        ...none,
        added: [expect.objectContaining({ id: 'guardianship' })],
        dropped: [
          { id: 'marriage', title: '结婚证' },
          { id: 'birth', title: '出生医学证明' },
        ],
      },
      { caseId: 'waived', ...none, waived: [expect.objectContaining({ id: 'home' })] },
      {
        caseId: 'papers',
        ...none,
        papersChanged: [
          { id: 'home', title: '房产证明', accepted: ['拆迁补偿安置合同'], noLongerAccepted: [] },
        ],
      },
      { caseId: 'fields', ...none, fieldsAdded: ['work.person', 'work.kind'] },
    ]);
  });

  it('has nothing to say about cases of kinds it has no rules for', () => {
    expect(packChanges(() => former, zhejiang, [open('primary', {})])).toEqual([]);
  });
});

describe('the shelf', () => {
  const shelf = createPackShelf([former, present, zhejiang]);

  it('opens each kind under the pack that came last for it', () => {
    expect(shelf.inForce('primary')).toBe(present);
    expect(shelf.inForce('transferIn')).toBe(zhejiang);
  });

  it('judges a case by the version it was opened under', () => {
    const pack = { id: 'five-groups', version: '2026.1' };
    expect(shelf.packOf({ kind: 'primary', pack })).toBe(former);
    expect(shelf.packOf({ kind: 'primary', pack: { ...pack, version: '2025.9' } })).toBe(present);
  });

  it('keeps the version of a case whose matter changes within its pack, and moves every other to the pack in force', () => {
    const older = loaded({ ...packFiles.fiveGroups, version: '2026.0' });
    const held = createPackShelf([former, older, present, zhejiang]);
    const under = ({ pack: { id, version } }: typeof former) => ({ id, version });
    expect(held.forKind('junior', under(older))).toBe(older);
    // Its version had no rules for this matter yet.
    expect(held.forKind('junior', under(former))).toBe(present);
    // Of two packs that hold the matter a new case goes under the later one; so does a draft that becomes one of it.
    expect(held.forKind('transferIn', under(older))).toBe(zhejiang);
    expect(held.forKind('primary', under(zhejiang))).toBe(present);
    expect(held.forKind('junior')).toBe(present);
    expect(held.forKind('junior', { id: 'elsewhere', version: '1' })).toBe(present);
    expect(createPackShelf([zhejiang]).forKind('junior', under(zhejiang))).toBeUndefined();
  });

  it.each([
    ['one that is in force', packFiles.zhejiang, 'same'],
    ['another county', packFiles.suzhou, 'yes'],
    ['a later version', { ...packFiles.fiveGroups, version: '2026.10' }, 'yes'],
    [
      'an earlier version',
      { ...packFiles.fiveGroups, version: '2026.0' },
      { kind: 'packOutdated' },
    ],
    ['an earlier season', { ...packFiles.suzhou, season: 2025 }, { kind: 'packOutdated' }],
    [
      'the same version of something else',
      { ...packFiles.fiveGroups, title: '另一个' },
      { kind: 'packVersionTaken' },
    ],
    ['a version that was replaced', formerPackFile, { kind: 'packOutdated' }],
  ])('answers to %s', (_what, file, answer) => {
    const mine = createPackShelf([...shelf.all] as [typeof former, ...(typeof former)[]]);
    const told = mayJoin(mine, loaded(file).pack, isEqual);
    if (typeof answer === 'string') expect(told).toBe(answer);
    else expect(told).toMatchObject(answer);
  });

  it('takes back a pack of another county that was replaced', () => {
    const both = createPackShelf([zhejiang, suzhou, present]);
    expect(mayJoin(both, suzhou.pack, isEqual)).toBe('yes');
  });
});
