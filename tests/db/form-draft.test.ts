/** Typing is saved within 300 ms, kept when saving fails, and called saved only when it is. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FilledSources } from '../../shared/domain/field-source';
import type { FieldKey, Form } from '../../shared/domain/form';
import { err, ok } from '../../shared/domain/result';
import { draftRegistry, formDraft } from '../../renderer/session/draft-registry';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function desk(options: { fails?: number; delayMs?: number } = {}) {
  let { fails = 0 } = options;
  const sent: Form[] = [];
  let disk: Form = {};
  const send = async (changes: Form) => {
    sent.push(changes);
    if (options.delayMs !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, options.delayMs));
    }
    if (fails > 0) {
      fails -= 1;
      return err({ kind: 'storageFailed' as const });
    }
    disk = { ...disk, ...changes };
    return ok({ seq: 1 });
  };
  return { send, sent, disk: () => disk };
}

describe('a form draft', () => {
  test('shows a keystroke at once and saves within 300 ms of it, however long the typing goes on', async () => {
    const { send, disk } = desk();
    const draft = formDraft(send);
    for (const text of ['王', '王小', '王小明']) {
      draft.change('child.name', text);
      expect(draft.view()).toMatchObject({ texts: { 'child.name': text }, saveState: 'saving' });
      await vi.advanceTimersByTimeAsync(120);
    }
    await vi.advanceTimersByTimeAsync(180);
    expect(disk()).toEqual({ 'child.name': '王小明' });
    expect(draft.view().saveState).toBe('saved');
  });

  test('batches keys of one field and sends at once when the next field is begun', async () => {
    const { send, sent } = desk();
    const draft = formDraft(send);
    draft.change('child.name', 'a');
    draft.change('child.name', 'ab');
    draft.change('child.nation', 'c');
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(300);
    expect(sent).toEqual([{ 'child.name': 'ab', 'child.nation': 'c' }]);
  });

  test('tells what was filled in and from where, through a failure, and not of what was typed over it', async () => {
    const told: [Form, FilledSources][] = [];
    let fails = 1;
    const draft = formDraft(async (changes, sources) => {
      told.push([changes, sources]);
      fails -= 1;
      return fails < 0 ? ok({ seq: 1 }) : err({ kind: 'storageFailed' as const });
    });
    draft.change('child.name', '王小明', 'idCard');
    draft.change('child.nation', '汉', 'idCard');
    await vi.advanceTimersByTimeAsync(300);
    draft.change('child.name', '王晓明');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(told[0]?.[1]).toEqual({ 'child.name': 'idCard', 'child.nation': 'idCard' });
    expect(told.at(-1)).toEqual([
      { 'child.name': '王晓明', 'child.nation': '汉' },
      { 'child.nation': 'idCard' },
    ]);
    draft.change('child.nation', '汉', 'pageText');
    draft.change('child.nation', '回');
    await vi.advanceTimersByTimeAsync(300);
    expect(told.at(-1)).toEqual([{ 'child.nation': '回' }, {}]);
  });

  test('begins to send before flush returns, so that a closing window has sent', () => {
    const { send, sent } = desk();
    const drafts = draftRegistry((_, changes) => send(changes));
    drafts.draftOf('a').change('child.name', 'x');
    drafts.draftOf('b').change('child.name', 'y');
    void drafts.flushAll();
    expect(sent).toHaveLength(2);
  });

  test('keeps and retries what could not be saved, and says so', async () => {
    const { send, disk } = desk({ fails: 3 });
    const draft = formDraft(send);
    draft.change('child.name', 'x');
    expect(await draft.flush()).toBe(false);
    expect(draft.view()).toMatchObject({
      texts: { 'child.name': 'x' },
      saveState: 'failed',
      error: { kind: 'storageFailed' },
    });
    await vi.advanceTimersByTimeAsync(8_000);
    expect(draft.view().saveState).toBe('saved');
    expect(disk()).toEqual({ 'child.name': 'x' });
  });

  test('a keystroke after a failure is sent within 300 ms, not after the back-off', async () => {
    const { send, disk } = desk({ fails: 4 });
    const draft = formDraft(send);
    draft.change('child.name', 'x');
    await vi.advanceTimersByTimeAsync(7_400);
    expect(draft.view().saveState).toBe('failed');
    draft.change('child.name', 'xy');
    await vi.advanceTimersByTimeAsync(300);
    expect(disk()).toEqual({ 'child.name': 'xy' });
  });

  test('what was typed while an older text failed wins', async () => {
    const { send, disk } = desk({ fails: 1, delayMs: 50 });
    const draft = formDraft(send);
    draft.change('child.name', 'old');
    void draft.flush();
    draft.change('child.name', 'new');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(disk()).toEqual({ 'child.name': 'new' });
    expect(draft.view().texts).toEqual({ 'child.name': 'new' });
  });

  test('keeps showing a saved text until the rows show it', async () => {
    const { send } = desk();
    const draft = formDraft(send);
    draft.change('child.name', 'x');
    await draft.flush();
    expect(draft.view().texts).toEqual({ 'child.name': 'x' });
    draft.reconcile({ 'child.name': 'x' });
    expect(draft.view().texts).toEqual({});
  });

  test('a failure that arrives after the draft was cleared brings no text back and is not retried', async () => {
    const { send, sent } = desk({ fails: 9, delayMs: 50 });
    const drafts = draftRegistry((_, changes) => send(changes));
    const draft = drafts.draftOf('a');
    draft.change('child.name', 'x');
    const flushed = draft.flush();
    drafts.clear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await flushed).toBe(false);
    expect(draft.view()).toEqual({ texts: {}, saveState: 'saved' });
    draft.change('child.name', 'y');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
  });

  test('says saved only when the disk has every key that was typed', async () => {
    const action = fc.oneof(
      fc.record({
        key: fc.constantFrom<FieldKey[]>('child.name', 'child.nation', 'register.number'),
        text: fc.string({ maxLength: 4 }),
      }),
      fc.constant('flush' as const),
      fc.nat(400),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 30 }), fc.nat(4), async (actions, fails) => {
        const { send, disk } = desk({ fails, delayMs: 30 });
        const draft = formDraft(send);
        const typed: Form = {};
        const wrong: string[] = [];
        draft.subscribe(() => {
          const { texts, saveState } = draft.view();
          if (JSON.stringify({ ...texts, ...typed }) !== JSON.stringify(texts)) wrong.push('texts');
          if (saveState === 'saved' && !isDeepStrictEqual(disk(), typed)) wrong.push('saved');
        });
        for (const one of actions) {
          if (one === 'flush') void draft.flush();
          else if (typeof one === 'number') await vi.advanceTimersByTimeAsync(one);
          else {
            typed[one.key] = one.text;
            draft.change(one.key, one.text);
          }
        }
        await vi.advanceTimersByTimeAsync(60_000);
        expect(wrong).toEqual([]);
        expect(draft.view().saveState).toBe('saved');
        expect(disk()).toEqual(typed);
      }),
      { numRuns: 300 },
    );
  });
});
