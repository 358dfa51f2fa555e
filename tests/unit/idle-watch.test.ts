/** Nobody at the computer: what the system says, what the window sees, and a system that says nothing. */
import { expect, test } from 'vitest';
import { createIdleWatch } from '../../electron/idle-watch';

function aWatch() {
  let ms = 0;
  let system = 0;
  const watch = createIdleWatch({
    limitSeconds: 300,
    monotonicMs: () => ms,
    systemSeconds: () => system,
  });
  return {
    watch,
    /** Seconds go by; `told` is the system's figure at their end. */
    pass: (seconds: number, told: number) => {
      ms += seconds * 1000;
      system = told;
      return watch.isIdle();
    },
  };
}

test('is idle when neither the computer nor the window was used for the limit', () => {
  const { pass } = aWatch();
  expect(pass(299, 299)).toBe(false);
  expect(pass(1, 300)).toBe(true);
});

test('work in another program counts', () => {
  const { pass } = aWatch();
  expect(pass(200, 200)).toBe(false);
  expect(pass(200, 10)).toBe(false);
  expect(pass(290, 300)).toBe(true);
});

test('input that only our window sees counts', () => {
  const { watch, pass } = aWatch();
  expect(pass(290, 290)).toBe(false);
  watch.touched();
  expect(pass(290, 580)).toBe(false);
  expect(pass(10, 590)).toBe(true);
});

test('a system that never tells anything does not keep the station open', () => {
  const { pass } = aWatch();
  for (let polls = 1; polls < 60; polls += 1) expect(pass(5, 0)).toBe(false);
  expect(pass(5, 0)).toBe(true);
});

test('a family that touches its own screen keeps no desk open that was left', () => {
  const { watch, pass } = aWatch();
  for (let minutes = 1; minutes < 5; minutes += 1) {
    watch.touchedElsewhere();
    expect(pass(60, 60)).toBe(false);
  }
  watch.touchedElsewhere();
  expect(pass(60, 60)).toBe(true);
  // Work in another program afterwards is of the desk again.
  expect(pass(10, 3)).toBe(false);
});
