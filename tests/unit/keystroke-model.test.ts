/** The keystroke-level model counts what was pressed, as its rules say. */
import { expect, it } from 'vitest';
import type { Stroke } from '../support/keystroke-model';
import { seconds, staffTime } from '../support/keystroke-model';

it('thinks once before a command and before a value, and not before what only goes on', () => {
  const strokes: Stroke[] = [
    { what: 'command' },
    { what: 'text', text: '15400000001' },
    { what: 'onward' },
    { what: 'onward' },
  ];
  const { keys, thoughts, atKeyboard, all } = staffTime(strokes);
  expect({ keys, thoughts }).toEqual({ keys: 14, thoughts: 2 });
  expect(atKeyboard).toBeCloseTo(14 * seconds.key + 2 * seconds.think);
  expect(all).toBe(atKeyboard);
});

it('counts a Chinese character as its pinyin and a choice', () => {
  expect(staffTime([{ what: 'text', text: '王𠀀a1' }]).keys).toBe(4 + 4 + 2);
});

it('adds papers, looks and questions to what is done at the keyboard', () => {
  const { papers, looks, questions, atKeyboard, all } = staffTime([
    { what: 'paper' },
    { what: 'look' },
    { what: 'look' },
    { what: 'ask' },
  ]);
  expect({ papers, looks, questions, atKeyboard }).toEqual({
    ...{ papers: 1, looks: 2, questions: 1 },
    atKeyboard: 0,
  });
  expect(all).toBe(seconds.paper + 2 * seconds.look + seconds.ask);
});
