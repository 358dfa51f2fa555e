/** Changes of JSON that keep it JSON: other kinds of value, other names, depth, length, names that mean something to the language. */
import type { Random } from '../random';
import type { Step } from './structures';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Written out, because they would not outlive JSON.stringify: depth, names twice, numbers beyond the language. */
const rawValues = [
  '['.repeat(6_000) + ']'.repeat(6_000),
  '{"a":'.repeat(6_000) + '1' + '}'.repeat(6_000),
  '{"__proto__":{"isAdmin":true,"ok":true}}',
  '{"constructor":{"prototype":{"ok":true}}}',
  '1e999',
  '-0',
  '9007199254740993',
  '0.1e-999',
];

const values: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  '\u202e\u0000\ud800',
  '../../etc/passwd',
  '=1+1',
  'x'.repeat(70_000),
  '汉'.repeat(3_000),
  [],
  {},
  Array.from({ length: 3_000 }, (_, index) => index),
];

const names = [
  '__proto__',
  'constructor',
  'toString',
  'length',
  '',
  'x'.repeat(3_000),
  'kind',
  'ok',
];

/** Stands where a raw value comes in after everything is written. */
const mark = '\ue000raw\ue000';

type Holder = { [name: string]: Json };

/** Not deeper than a program of ours would nest: a mutant may be made of a mutant. */
const deepest = 100;

function places(value: Json, depth = 0): (readonly [Holder, string])[] {
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  const holder = value as Holder;
  return Object.entries(holder).flatMap(([name, inner]) => [
    [holder, name] as const,
    ...places(inner, depth + 1),
  ]);
}

/** Nothing where it nests deeper than can be written. */
function written(root: Json): string | undefined {
  try {
    return JSON.stringify(root);
  } catch {
    return undefined;
  }
}

const onPlace =
  (change: (holder: Holder, name: string, random: Random) => string | undefined): Step =>
  (bytes, random) => {
    let root: Json;
    try {
      root = JSON.parse(bytes.toString('utf8')) as Json;
    } catch {
      return bytes;
    }
    const found = places(root);
    if (found.length === 0) return bytes;
    const [holder, name] = random.pick(found);
    const raw = change(holder, name, random);
    const text = written(root);
    if (text === undefined) return bytes;
    return Buffer.from(raw === undefined ? text : text.replace(`"${mark}"`, () => raw));
  };

export const jsonSteps: readonly Step[] = [
  onPlace((holder, name, random) => {
    holder[name] = random.pick(values);
    return undefined;
  }),
  onPlace((holder, name, random) => {
    holder[name] = mark;
    return random.pick(rawValues);
  }),
  onPlace((holder, name) => {
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else delete holder[name];
    return undefined;
  }),
  onPlace((holder, name, random) => {
    if (Array.isArray(holder)) return undefined;
    // Not assigned: the language would take `__proto__` for something else.
    Object.defineProperty(holder, random.pick(names), {
      value: holder[name],
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return undefined;
  }),
  onPlace((holder, name, random) => {
    const value = holder[name];
    if (Array.isArray(value) && value.length > 0) {
      holder[name] = Array.from({ length: 300 }, () => random.pick(value));
    }
    return undefined;
  }),
];
