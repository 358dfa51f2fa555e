/** Every text that a person can type, by the contract's own schemas: hostile ones come through as they are, or are refused. */
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { contract } from '../../shared/ipc/contract';
import { writableText } from '../../renderer/ui/field/typed-text';
import { isWritable } from '../../shared/text/writable-text';
import { hostileTexts, unwritableTexts } from '../support/hostile-texts';

type Leaf = { readonly path: string; readonly schema: z.ZodType; readonly isPlain: boolean };

/** Every schema of a text below a schema, with its place. */
function textsIn(schema: unknown, path: string): Leaf[] {
  const { def } = schema as { def: Record<string, unknown> & { type: string } };
  const below = (one: unknown, name = '') => textsIn(one, `${path}${name}`);
  switch (def.type) {
    case 'string':
      return [{ path, schema: schema as z.ZodType, isPlain: true }];
    case 'pipe': {
      const isText = (def['in'] as { def: { type: string } }).def.type === 'string';
      return isText ? [{ path, schema: schema as z.ZodType, isPlain: false }] : below(def['in']);
    }
    case 'object':
      return Object.entries(def['shape'] as object).flatMap(([name, one]) =>
        below(one, `.${name}`),
      );
    case 'array':
      return below(def['element'], '[]');
    case 'optional':
    case 'nullable':
    case 'default':
      return below(def['innerType']);
    case 'union':
      return (def['options'] as unknown[]).flatMap((one, at) => below(one, `|${String(at)}`));
    case 'tuple':
      return (def['items'] as unknown[]).flatMap((one, at) => below(one, `[${String(at)}]`));
    case 'record':
      return [...below(def['keyType'], '{key}'), ...below(def['valueType'], '{}')];
    case 'undefined':
    case 'boolean':
    case 'number':
    case 'literal':
    case 'enum':
    case 'custom':
      return [];
    default:
      throw new Error(`${def.type} at ${path}`);
  }
}

const leaves = Object.entries(contract).flatMap(([group, calls]) =>
  Object.entries(calls).flatMap(([name, { input }]) => textsIn(input, `${group}.${name}`)),
);

describe('a text that comes in by a call', () => {
  it('has its bounds, wherever it stands', () => {
    expect(leaves.length).toBeGreaterThan(150);
    const tooLong = '长'.repeat(2_000_000);
    const unbounded = leaves.filter(({ schema }) => schema.safeParse(tooLong).success);
    expect(unbounded.map(({ path }) => path)).toEqual([]);
  });

  it('comes through as it was typed but for blanks around it, or is refused, and nothing breaks', () => {
    const changed = leaves.flatMap(({ path, schema, isPlain }) =>
      hostileTexts.flatMap((text) => {
        const parsed = schema.safeParse(text);
        if (!parsed.success) return [];
        const again = schema.safeParse(parsed.data);
        // What is brought into another form, such as a code in full width, stays in it.
        const isSame = isPlain
          ? parsed.data === text || parsed.data === text.trim()
          : again.success && again.data === parsed.data;
        return isSame ? [] : [`${path}: ${JSON.stringify(text)}`];
      }),
    );
    expect(changed).toEqual([]);
  });
});

describe('a text that nothing can hold', () => {
  it('is found wherever it stands, and no other text is taken for one', () => {
    for (const text of unwritableTexts) {
      expect(isWritable({ changes: { a: ['x', { [text]: 1 }] } }), JSON.stringify(text)).toBe(
        false,
      );
      expect(isWritable([[text]])).toBe(false);
      expect(isWritable(writableText(text))).toBe(true);
    }
    for (const text of hostileTexts.filter((one) => !unwritableTexts.includes(one))) {
      expect(isWritable(text), JSON.stringify(text)).toBe(true);
      expect(writableText(text)).toBe(text);
    }
    expect(isWritable({ bytes: new Uint8Array(3), none: null, count: 1 })).toBe(true);
  });

  it('loses at the keyboard what nobody can see, and nothing else', () => {
    expect(writableText('陈\u0000思\ud842远𠮷\t\n\u202e')).toBe('陈思远𠮷\t\n\u202e');
  });
});
