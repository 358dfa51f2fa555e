/** When the disk is low, tight and full, and when the ballast goes and comes back. */
import { describe, expect, it } from 'vitest';
import { isDue } from '../../electron/backup/schedule';
import { numbersToVoid } from '../../electron/backup/number-gap';
import {
  ballastBytes,
  decideDisk,
  permits,
  usualThresholds as at,
} from '../../electron/disk/disk-level';
import { workOf } from '../../electron/disk/guarded';

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
  const block = { id: 'b', series: 'case' as const, stationCode: 'L23456', from: 101, to: 1000 };
  const day = 86_400_000;
  it('leave out what the computer before may have drawn, more for every day since', () => {
    const drawn = new Map([['b', 150]]);
    expect(numbersToVoid([block], drawn, 0)).toEqual([{ blockId: 'b', from: 151, to: 350 }]);
    expect(numbersToVoid([block], drawn, 2 * day)).toEqual([{ blockId: 'b', from: 151, to: 750 }]);
    expect(numbersToVoid([block], new Map(), 0)).toEqual([{ blockId: 'b', from: 101, to: 300 }]);
  });

  it('never go past the block, and trust no clock that was set back', () => {
    expect(numbersToVoid([block], new Map([['b', 990]]), 9 * day)).toEqual([
      { blockId: 'b', from: 991, to: 1000 },
    ]);
    expect(numbersToVoid([block], new Map([['b', 1000]]), 0)).toEqual([]);
    expect(numbersToVoid([block], new Map(), -50 * day)).toEqual([
      { blockId: 'b', from: 101, to: 300 },
    ]);
  });
});
