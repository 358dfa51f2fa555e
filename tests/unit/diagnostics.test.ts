/** The diagnostic bundle 诊断包 tells everything that it holds, and has no place for anything of a family. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeDumps } from '../../electron/crash-dumps';
import { readLog } from '../../electron/diagnostics/log-files';
import { diagnosticsFile } from '../../electron/diagnostics/bundle-file';
import { createLog } from '../../electron/log';
import { diagnosticsText } from '../../shared/diagnostics/bundle-text';
import { diagnosticsSchema } from '../../shared/diagnostics/facts';
import { logLineText, readLogLines } from '../../shared/diagnostics/log-line';
import { idFacts, logEvents, numberFacts, wordFacts } from '../../shared/diagnostics/log-words';
import { pick } from '../../shared/i18n/messages';
import { fullDiagnostics, personal } from '../support/diagnostics-samples';
import { scratchFolder } from '../support/scratch-folder';

type Leaf = { readonly path: readonly (string | number)[]; readonly value: unknown };

function leavesOf(value: unknown, path: Leaf['path'] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

/** A copy in which one place has another value. */
function withValue<T>(whole: T, path: Leaf['path'], value: unknown): T {
  const copy = structuredClone(whole) as never;
  let at: Record<string | number, unknown> = copy;
  for (const key of path.slice(0, -1)) at = at[key] as typeof at;
  at[path.at(-1) ?? ''] = value;
  return copy;
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

const leaves = leavesOf(fullDiagnostics);

describe('what may be in a bundle', () => {
  it('is what the schema knows; the sample has all of it', () => {
    expect(diagnosticsSchema.parse(fullDiagnostics)).toEqual(fullDiagnostics);
  });

  it('is no text of anybody, wherever a text or a number stands', () => {
    fc.assert(
      fc.property(personal, fc.constantFrom(...leaves), (text, { path }) => {
        expect(diagnosticsSchema.safeParse(withValue(fullDiagnostics, path, text)).success).toBe(
          false,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('is no further fact, at any place', () => {
    const places = new Set(leaves.map(({ path }) => JSON.stringify(path.slice(0, -1))));
    for (const place of places) {
      const path = [...(JSON.parse(place) as string[]), 'school'];
      const more = withValue(fullDiagnostics, path, '望潮小学');
      const parsed = diagnosticsSchema.safeParse(more);
      if (parsed.success) expect(JSON.stringify(parsed.data), place).not.toContain('望潮');
    }
  });

  it('is told in words before it is saved, each number, word and time of it', () => {
    const { facts } = fullDiagnostics;
    const say = pick('zh-CN');
    const told = diagnosticsText(say, facts);
    for (const { path, value } of leavesOf(facts)) {
      const other =
        typeof value === 'number'
          ? value * 3 + 5
          : typeof value === 'boolean'
            ? !value
            : /^\d{4}-/.test(String(value))
              ? '2025-01-02T03:04:05.000Z'
              : undefined;
      if (other === undefined) continue;
      expect(diagnosticsText(say, withValue(facts, path, other)), path.join('.')).not.toBe(told);
    }
  });
});

describe('a line of the log', () => {
  const names = [...wordFacts, ...numberFacts, ...idFacts, 'detail', 'message'];
  const line = fc.record({
    event: fc.oneof(fc.constantFrom(...logEvents), personal),
    name: fc.oneof(fc.constantFrom(...names), personal),
    text: personal,
    asNumber: fc.boolean(),
  });

  it('carries nothing of anybody into the bundle, whatever was written', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (written) => {
        const lines = written.map(({ event, name, text, asNumber }) => {
          const value = asNumber && /^\d{11,}$/.test(text) ? Number(text) : text;
          const facts = { [name]: value, kind: text, id: text };
          return JSON.stringify({ time: '2026-06-01T00:00:00.000Z', event, ...facts });
        });
        const read = readLogLines([...lines, ...written.map(({ text }) => text)]);
        const out = read.lines.map(logLineText).join('\n') + JSON.stringify(read);
        for (const { text } of written) {
          if (text.length >= 6 && !logEvents.some((event) => event.includes(text))) {
            expect(out).not.toContain(text);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps where it broke, in whichever file of the built program that is', () => {
    const files = readdirSync(resolve('dist/main')).filter((name) => name.endsWith('.cjs'));
    expect(files.length).toBeGreaterThan(10);
    const written = files.map((name) =>
      JSON.stringify({
        time: '2026-06-01T00:00:00.000Z',
        event: 'callBroke',
        at: `${name}:120:7`,
      }),
    );
    const read = readLogLines(written).lines.map(logLineText);
    expect(read).toEqual(
      files.map((name) => `2026-06-01T00:00:00.000Z callBroke at=${name}:120:7`),
    );
  });

  it('keeps what helps: what failed, where, how often, and which lines are about the same case', () => {
    const id = '018f0000-0000-7000-8000-0000000000aa';
    const written = [
      { event: 'callFailed', command: 'desk.execute', kind: 'storageFull' },
      { event: 'callBroke', command: 'desk.addPage', kind: 'TypeError', at: 'main.cjs:120:7' },
      { event: 'broke', kind: 'Error:ENOSPC' },
      { event: 'paperFailed', id, kind: 'papersTimedOut' },
      { event: 'turnFailed', entryId: id },
      { event: 'disk', level: 'low', folder: 'fine', bytes: 3_000_000_000 },
    ].map((facts) => JSON.stringify({ time: '2026-06-01T00:00:00.000Z', ...facts }));
    expect(readLogLines(written).lines.map(logLineText)).toEqual([
      '2026-06-01T00:00:00.000Z callFailed command=desk.execute kind=storageFull',
      '2026-06-01T00:00:00.000Z callBroke at=main.cjs:120:7 command=desk.addPage kind=TypeError',
      '2026-06-01T00:00:00.000Z broke kind=Error:ENOSPC',
      '2026-06-01T00:00:00.000Z paperFailed kind=papersTimedOut id=#1',
      '2026-06-01T00:00:00.000Z turnFailed entryId=#1',
      '2026-06-01T00:00:00.000Z disk folder=fine level=low bytes=3000000000',
    ]);
  });

  it('is known by its event, whichever part of the program writes it', () => {
    const said = [...sources('electron'), ...sources('shared/sync')].flatMap((source) => [
      ...source.matchAll(/\blog\(\s*'([A-Za-z]+)'/g),
    ]);
    const events = new Set(said.map(([, event]) => event));
    expect(events.size).toBeGreaterThan(60);
    expect([...events].filter((event) => !logEvents.some((known) => known === event))).toEqual([]);
  });
});

describe('the log on the disk', () => {
  it('rotates, keeps five files and the newest lines, and is read back in order', async () => {
    const folder = scratchFolder('station-log');
    const log = createLog(folder);
    const full = `${JSON.stringify({ time: '2026-01-01T00:00:00.000Z', event: 'paused' })}\n`;
    for (let file = 1; file <= 7; file += 1) {
      await writeFile(join(folder, 'station.log'), full.repeat(20_000));
      log('scanned', { count: file });
    }
    log('locked', { reason: 'idle', name: '王子涵' });
    expect(readdirSync(folder).sort()).toEqual([
      'station.log',
      ...[1, 2, 3, 4, 5].map((at) => `station.log.${String(at)}`),
    ]);
    const { lines, unreadable } = await readLog(folder);
    expect(lines).toHaveLength(5_000);
    expect(unreadable).toBe(0);
    expect(lines.slice(-2).map(logLineText).join('\n')).toMatch(
      / scanned count=7\n.* locked name=… reason=idle$/,
    );
  });

  it('is as good as empty where there is none', async () => {
    expect(await readLog('/nowhere')).toEqual({ lines: [], unreadable: 0, bytes: 0 });
  });
});

it('a bundle is four files, and says in Chinese what it is', () => {
  const files = unzipSync(diagnosticsFile(fullDiagnostics));
  expect(Object.keys(files).sort()).toEqual(
    ['facts.json', 'station.log', '内容清单.txt', '读我.txt'].sort(),
  );
  const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8');
  expect(JSON.parse(text('facts.json'))).toEqual(fullDiagnostics.facts);
  expect(text('读我.txt')).toContain('没有学生和家长的姓名、号码、材料');
  expect(text('内容清单.txt')).toContain('办件数（其中已销毁）：640 / 12');
  expect(text('station.log')).toContain('callFailed command=desk.execute kind=storageFull');
});

it('dumps of a crash are removed, and nothing else', async () => {
  const folder = scratchFolder('station-dumps');
  await mkdir(join(folder, 'pending'));
  for (const name of ['one.dmp', 'pending/two.DMP']) {
    await writeFile(join(folder, name), '王子涵');
  }
  await writeFile(join(folder, 'client_id'), 'x');
  const told: unknown[] = [];
  await removeDumps(folder, (event, facts) => told.push([event, facts]));
  expect(readdirSync(folder)).toEqual(['client_id', 'pending']);
  expect(readdirSync(join(folder, 'pending'))).toEqual([]);
  expect(told).toEqual([['dumpsRemoved', { count: 2 }]]);
});
