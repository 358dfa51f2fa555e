/** 对账: every way in which station, platform and archive can differ is named, and nothing else is. */
import { describe, expect, it } from 'vitest';
import { reckoningPaper } from '../../shared/archive/reckoning-paper';
import { registerPaperSchema } from '../../shared/archive/register-paper';
import { pick } from '../../shared/i18n/messages';
import type { ReconciledCase } from '../../shared/protocol/reconciliation';
import type { OwnCase } from '../../shared/sync/reckoning';
import { reckon } from '../../shared/sync/reckoning';
import { uuid } from '../db/fake-main';

const hash = (letter: string) => letter.repeat(64);

function here(n: number, more: Partial<OwnCase> = {}): OwnCase {
  return {
    caseId: uuid(n),
    caseNumber: `L-${n}`,
    revision: 1,
    isUnsent: false,
    receipt: { revision: 1, manifestSha256: hash('a') },
    outcome: undefined,
    archive: 'none',
    ...more,
  };
}

function there(n: number, more: Partial<ReconciledCase> = {}): ReconciledCase {
  const caseId = uuid(n);
  const [revision, manifestSha256] = [1, hash('a')];
  const receipt = { caseId, revision, manifestSha256, matterNumber: `BJ-${n}`, keyId: 'k' };
  return {
    ...{ caseId, revision, manifestSha256, files: 1, bytes: 1 },
    receipt: { ...receipt, receivedAt: '2026-08-05T00:00:00.000Z', signature: 'c2ln' },
    ...more,
  };
}

const kindsOf = (ours: OwnCase[], theirs: ReconciledCase[]) =>
  reckon(ours, theirs).differences.map(({ kind }) => kind);

describe('a reckoning', () => {
  it('finds nothing where all say the same', () => {
    const decided = here(2, { outcome: 'accepted', archive: 'sealed' });
    const found = reckon([here(1), decided], [there(2, { outcome: 'accepted' }), there(1)]);
    expect(found).toEqual({ here: 2, there: 2, archived: 1, agreeing: 2, differences: [] });
  });

  it.each([
    ['missingThere', [here(1)], []],
    ['contentDiffers', [here(1)], [there(1, { manifestSha256: hash('b') })]],
    ['revisionDiffers', [here(1)], [there(1, { revision: 2 })]],
    ['outcomeDiffers', [here(1)], [there(1, { outcome: 'refused' })]],
    ['receiptMissing', [here(1, { receipt: undefined })], [there(1)]],
    ['unknownHere', [], [there(1)]],
    ['notSent', [here(1, { isUnsent: true, receipt: undefined })], []],
    ['notArchived', [here(1, { outcome: 'accepted' })], [there(1, { outcome: 'accepted' })]],
    [
      'archiveBehind',
      [here(1, { outcome: 'accepted', archive: 'behind' })],
      [there(1, { outcome: 'accepted' })],
    ],
    [
      'archiveDamaged',
      [here(1, { outcome: 'accepted', archive: 'damaged' })],
      [there(1, { outcome: 'accepted' })],
    ],
  ] as [string, OwnCase[], ReconciledCase[]][])('names %s, once', (kind, ours, theirs) => {
    expect(kindsOf(ours, theirs)).toEqual([kind]);
  });

  it('tells what was destroyed, or cannot be read here, from what never was here', () => {
    const gone = new Map([
      [uuid(1), { kind: 'destroyedHere' as const }],
      [uuid(2), { kind: 'unreadableHere' as const }],
      [uuid(9), { kind: 'destroyedHere' as const }],
    ]);
    const { differences } = reckon([], [there(1), there(2), there(3)], gone);
    expect(differences.map(({ kind, matterNumber }) => [kind, matterNumber])).toEqual([
      ['unreadableHere', 'BJ-2'],
      ['unknownHere', 'BJ-3'],
      ['destroyedHere', 'BJ-1'],
    ]);
  });

  it('names what a platform that was given up never took, never answered, or has no more', () => {
    const ours = [
      here(1, { isUnsent: true, receipt: undefined }),
      here(2),
      // Decided by the desk alone: the platform had no word on it.
      here(3, { outcome: 'accepted', archive: 'sealed' }),
      here(4, { outcome: 'accepted', archive: 'sealed' }),
      here(5, { outcome: 'accepted' }),
    ];
    const heard = [
      there(2),
      there(3),
      ...[4, 5].map((n) => there(n, { outcome: 'accepted' })),
      there(6),
    ];
    const gone = new Map([[uuid(6), { kind: 'movedAway' as const, caseNumber: 'L-6' }]]);
    const { agreeing, differences } = reckon(ours, heard, gone, true);
    expect(agreeing).toBe(1);
    expect(differences.map(({ kind, caseNumber }) => [kind, caseNumber])).toEqual([
      ['leftUnsent', 'L-1'],
      ['leftUnanswered', 'L-2'],
      ['leftUnanswered', 'L-3'],
      ['notArchived', 'L-5'],
      ['movedAway', 'L-6'],
    ]);
  });

  it('does not ask for the archive of a case that is asked to correct something', () => {
    const outcome = 'correction' as const;
    expect(kindsOf([here(1, { outcome })], [there(1, { outcome })])).toEqual([]);
  });

  it('is a paper with a table for each kind of difference, gravest first', () => {
    const ours = [here(3, { isUnsent: true }), here(1), here(2)];
    const made = { school: '望潮小学', stationCode: 'L2345', by: '程望', drill: false };
    const paper = reckoningPaper(pick('zh-CN'), reckon(ours, [there(2), there(4)]), {
      ...made,
      season: 2026,
      platform: '平台',
      at: '2026-09-30T00:00:00.000Z',
    });
    expect(registerPaperSchema.parse(paper)).toEqual(paper);
    expect(paper.series.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['本站有回执，平台没有', 1],
      ['只在平台上有', 1],
      ['还没有送到平台', 1],
    ]);
    expect(paper.series[1]?.rows[0]).toEqual([
      '1',
      '无',
      uuid(4),
      'BJ-4',
      '未决定 / 未决定',
      '1',
      '',
    ]);
    expect(paper.verdict).toBe('1 件一致，3 处差异，见下表');
  });
});
