/** The scanner that looks for what was left readable finds it in every encoding and at every place. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canaryScanner } from '../support/canary-scan';
import { scratchFolder } from '../support/scratch-folder';

const texts = ['努尔买提·买合木提', '371199202004170011', '曾𠮷祥'];
const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 131 + (i >> 3)) & 255));

const hidden: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(text, 'utf16le').swap16(),
  hex: (text) => Buffer.from(Buffer.from(text).toString('hex')),
  HEX: (text) => Buffer.from(Buffer.from(text).toString('hex').toUpperCase()),
  JSON: (text) =>
    Buffer.from(
      JSON.stringify({ name: text }).replace(
        /[^\x20-\x7e]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ),
  'base64 of a longer text': (text) =>
    Buffer.from(Buffer.from(`{"a":"${text}"}`).toString('base64')),
  'base64 one further': (text) => Buffer.from(Buffer.from(`{"ab":"${text}"}`).toString('base64')),
  'base64 two further': (text) => Buffer.from(Buffer.from(`{"abc":"${text}"}`).toString('base64')),
};

describe('the scanner', () => {
  it.each(Object.entries(hidden))('finds every text left as %s', (_, hide) => {
    const scanner = canaryScanner(texts);
    texts.forEach((text, index) => {
      const bytes = Buffer.concat([noise, hide(text), noise]);
      expect(scanner.inBytes(bytes).map((trace) => trace.text)).toContain(index);
    });
  });

  it('finds nothing in noise', () => {
    expect(canaryScanner(texts).inBytes(noise)).toEqual([]);
  });

  it('finds a text across the end of a chunk, and in the name of a file', async () => {
    const folder = scratchFolder('canary');
    const chunk = 4 * 1024 * 1024;
    const text = Buffer.from(texts[0] ?? '');
    await writeFile(
      join(folder, 'a'),
      Buffer.concat([Buffer.alloc(chunk - 5, 1), text, Buffer.alloc(100)]),
    );
    await writeFile(join(folder, `${texts[1]}.pdf`), '');
    const { traces, files } = await canaryScanner(texts).inFolders([folder]);
    expect(files).toBe(2);
    expect(traces.map((trace) => trace.text).sort()).toEqual([0, 1]);
  });
});
