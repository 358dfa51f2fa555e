/** The shutter that shoots by itself: once for each paper, never at a hand. */
import { describe, expect, it } from 'vitest';
import type { Glimpse, ShutterSays } from '../../shared/capture/auto-shutter';
import { glimpsed, newShutter, shotByHand } from '../../shared/capture/auto-shutter';
import type { Corners } from '../../shared/domain/page-judgement';

const at = (x: number, y: number): Corners => [
  [x, y],
  [x + 300, y],
  [x + 300, y + 200],
  [x, y + 200],
];
/** A paper at a place, with so much ink on it; without a place the empty desk. */
const look = (corners: Corners | undefined, ink = 0): Glimpse => ({
  corners,
  widthPx: 800,
  heightPx: 600,
  grey: Uint8Array.from({ length: 432 }, (_, i) => 120 + ((i * 7) % 3) + (i % 9 < 3 ? ink : 0)),
});
const page = (ink: number) => look(at(100, 100), ink);
const hand = (n: number) => look(at(100 + n * 40, 120), 60);
const repeat = (glimpse: Glimpse, times: number) => Array.from({ length: times }, () => glimpse);

function run(glimpses: readonly Glimpse[]): ShutterSays[] {
  let shutter = newShutter;
  return glimpses.map((glimpse) => {
    const said = glimpsed(shutter, glimpse);
    shutter = said.shutter;
    return said.says;
  });
}
const shots = (glimpses: readonly Glimpse[]) => run(glimpses).filter((says) => says === 'shoot');

describe('the shutter', () => {
  it('shoots a paper that lies still, once', () => {
    expect(run(repeat(page(0), 8))).toEqual([
      'moving',
      'moving',
      'moving',
      'shoot',
      'sameAgain',
      'sameAgain',
      'sameAgain',
      'sameAgain',
    ]);
  });

  it('shoots a paper that lay still before the shutter was armed, and does not call it shot', () => {
    let shutter = newShutter;
    for (const glimpse of repeat(page(0), 6)) shutter = glimpsed(shutter, glimpse, false).shutter;
    const first = glimpsed(shutter, page(0), true);
    expect(first.says).toBe('shoot');
    expect(glimpsed(first.shutter, page(0), true).says).toBe('sameAgain');
  });

  it('shoots nothing on an empty desk, however still', () => {
    expect(new Set(run(repeat(look(undefined), 20)))).toEqual(new Set(['noPaper']));
  });

  it('waits while a paper moves', () => {
    expect(shots(Array.from({ length: 20 }, (_, n) => hand(n % 5)))).toEqual([]);
  });

  it('bears the flicker of lamps and the tremble of outlines', () => {
    const trembling = Array.from({ length: 8 }, (_, n) => look(at(100 + (n % 2) * 2, 100), n % 2));
    expect(shots(trembling)).toHaveLength(1);
  });

  it('shoots the next page of the same form, which lies at the same place', () => {
    const turning = [hand(1), hand(2), hand(1)];
    expect(shots([...repeat(page(0), 6), ...turning, ...repeat(page(8), 6)])).toHaveLength(2);
  });

  it('does not shoot the same page again after a hand passed over it', () => {
    const passing = [hand(1), hand(2), hand(1)];
    expect(shots([...repeat(page(0), 6), ...passing, ...repeat(page(0), 8)])).toHaveLength(1);
  });

  it('shoots a page whose writing changed only after something stirred', () => {
    expect(shots([...repeat(page(0), 6), ...repeat(page(12), 8)])).toHaveLength(2);
    // The light that slowly fades stirs nothing.
    const dusk = Array.from({ length: 40 }, (_, n) => page(n * 0.2));
    expect(shots([...repeat(page(0), 6), ...dusk])).toHaveLength(1);
  });

  it('takes a paper that was shot by hand for shot', () => {
    const first = glimpsed(newShutter, page(0)).shutter;
    let shutter = shotByHand(first);
    const said = repeat(page(0), 8).map((glimpse) => {
      const next = glimpsed(shutter, glimpse);
      shutter = next.shutter;
      return next.says;
    });
    expect(said).not.toContain('shoot');
  });
});
