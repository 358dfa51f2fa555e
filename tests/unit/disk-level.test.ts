/** When the disk is low, tight and full, and when the ballast goes and comes back. */
import { describe, expect, it } from 'vitest';
import { isDue } from '../../electron/backup/schedule';
import { numbersAfterRestore } from '../../electron/backup/number-gap';
import {
  ballastBytes,
  decideDisk,
  permits,
  usualThresholds as at,
} from '../../electron/disk/disk-level';
import { workOf } from '../../electron/disk/guarded';
import { mostBatchRows } from '../../shared/batch/batch-rows';
import { drawNumber } from '../../shared/domain/numbering';

const view = (freeBytes: number, ballastHeld = false, writeRefused = false) => ({
  freeBytes,
  ballastHeld,
  writeRefused,
});

describe('the level of the disk', () => {
  it('falls step by step as room runs out', () => {
    const levels = [at.low, at.low - 1, at.tight, at.tight - 1, at.full, at.full - 1, 0];
    expect(levels.map((free) => decideDisk(view(free), at).level)).toEqual([
      'enough',
      'low',
      'low',
      'tight',
      'tight',
      'full',
      'full',
    ]);
  });

  it('does not change when the ballast is given up: nobody is told that it got better', () => {
    for (let free = 0; free < 2 * at.low; free += at.full / 3) {
      const held = decideDisk(view(free, true), at);
      const given = decideDisk(view(free + ballastBytes, false), at);
      expect(given.level).toBe(held.level);
    }
  });

  it('gives up the ballast when tight, and makes it again only with room to spare', () => {
    const held = (free: number) => decideDisk(view(free - ballastBytes, true), at).ballast;
    const without = (free: number) => decideDisk(view(free), at).ballast;
    expect(held(at.tight)).toBe('leave');
    expect(held(at.tight - 1)).toBe('release');
    expect(without(at.tight + ballastBytes)).toBe('leave');
    expect(without(at.tight + 2 * ballastBytes)).toBe('make');
    // Made again it must not be given up at the next look.
    expect(held(at.tight + 2 * ballastBytes)).toBe('leave');
  });

  it('believes a refused write more than the figure', () => {
    expect(decideDisk(view(50 * at.low, true, true), at)).toEqual({
      level: 'full',
      ballast: 'release',
    });
  });
});

describe('what may still be begun', () => {
  const level = (name: 'low' | 'tight' | 'full') => ({ level: name, folder: 'fine' as const });
  it('is everything when low, open cases when tight, and looking when full', () => {
    expect(permits(level('low'), 'newCase')).toBe('yes');
    expect(permits(level('tight'), 'newCase')).toBe('tight');
    expect(permits(level('tight'), 'page')).toBe('tight');
    expect(permits(level('tight'), 'text')).toBe('yes');
    expect(permits(level('tight'), 'paper')).toBe('yes');
    expect(permits(level('full'), 'text')).toBe('full');
    expect(permits(level('full'), 'witness')).toBe('yes');
  });

  it('is nothing where the folder is gone', () => {
    expect(permits({ level: 'enough', folder: 'gone' }, 'witness')).toBe('gone');
  });

  it('writes down what was printed and what the platform said even when full', () => {
    expect(workOf({ name: 'recordLetterPrinted' }, { role: 'clerk' })).toBe('witness');
    expect(workOf({ name: 'recordDecision' }, { role: 'platform' })).toBe('witness');
    expect(workOf({ name: 'submitCase' }, { role: 'clerk' })).toBe('text');
  });
});

describe('a back-up', () => {
  const minute = 60_000;
  it('is due five minutes after the first change, and not before', () => {
    expect(isDue({ changedAtMs: undefined, failedAtMs: undefined }, 90 * minute)).toBe(false);
    expect(isDue({ changedAtMs: 0, failedAtMs: undefined }, 5 * minute - 1)).toBe(false);
    expect(isDue({ changedAtMs: 0, failedAtMs: undefined }, 5 * minute)).toBe(true);
  });

  it('is tried again every minute after it failed', () => {
    expect(isDue({ changedAtMs: 0, failedAtMs: 5 * minute }, 5.5 * minute)).toBe(false);
    expect(isDue({ changedAtMs: 0, failedAtMs: 5 * minute }, 6 * minute)).toBe(true);
  });
});

describe('numbers after a restore', () => {
  const ownBlock = { series: 'case' as const, stationCode: 'L23456', from: 1, to: 99_999 };
  const own = { ...ownBlock, id: 'local-L23456-case' };
  const given = { ...ownBlock, id: 'LA-case-1', stationCode: 'LA', from: 101, to: 200 };
  const hour = 3_600_000;
  const after = (drawn: number, sinceBackupMs: number, blocks = [given, own]) =>
    numbersAfterRestore(blocks, new Map([[own.id, drawn]]), { sinceBackupMs, freshCode: 'LFRESH' });
  /** The number that the restored station draws next from its own. */
  const nextOwn = (drawn: number, sinceBackupMs: number) => {
    const { voided, begun } = after(drawn, sinceBackupMs, [own]);
    const reached = voided.map(({ blockId, to }) => [blockId, to] as const);
    const next = drawNumber('case', [own, ...begun], new Map([[own.id, drawn], ...reached]));
    return next && `${next.stationCode} ${String(next.serial)}`;
  };

  it('leave out more than a desk draws: also the families of several agents within one day', () => {
    // What the story of three agents with 200 families each drew is far below.
    expect(nextOwn(150, 9 * hour)).toBe(`L23456 ${String(151 + 20_000 + 9 * 3_000)}`);
    for (const since of [0, hour, 9 * hour, 24 * hour]) {
      const [gap] = after(150, since, [own]).voided;
      expect((gap?.to ?? 0) - 150).toBeGreaterThanOrEqual(4 * mostBatchRows);
    }
    // A second restore of the same back-up passes over what was drawn after the first one.
    const first = after(150, hour, [own]).voided[0]?.to ?? 0;
    expect(after(150, 3 * hour, [own]).voided[0]?.to).toBe(first + 2 * 3_000);
  });

  it('begin anew under a fresh code where nobody knows how many were drawn', () => {
    const whole = { blockId: own.id, from: 151, to: 99_999 };
    for (const since of [24 * hour + 1, 900 * hour, -1, -50 * hour]) {
      expect(after(150, since, [own])).toEqual({
        voided: [whole],
        begun: [{ ...ownBlock, id: 'local-LFRESH-case', stationCode: 'LFRESH' }],
      });
      expect(nextOwn(150, since)).toBe('LFRESH 1');
    }
  });

  it('never go past the block, and are never out of own ones', () => {
    expect(after(99_000, 0, [own]).voided).toEqual([{ blockId: own.id, from: 99_001, to: 99_999 }]);
    expect(nextOwn(99_000, 0)).toBe('LFRESH 1');
    expect(after(99_999, 0, [own]).voided).toEqual([]);
    expect(nextOwn(99_999, 0)).toBe('LFRESH 1');
    expect(after(150, 0).begun).toEqual([]);
  });

  it('of a platform are passed over block by block', () => {
    expect(after(150, 0).voided[0]).toEqual({ blockId: given.id, from: 101, to: 200 });
  });
});
