/** Third-party notices: what is really bundled is named with its licence, and what must not be handed on stops the build. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  isAllowed,
  noticeOf,
  noticesAsText,
  noticesOf,
  packageFolderOf,
} from '../../build/notices.mjs';
import { scratchFolder } from '../support/scratch-folder';

const root = scratchFolder('notices');

/** A package in a folder of its own, with these fields and files. */
async function planted(
  name: string,
  about: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = join(root, 'node_modules', name);
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name, version: '1.2.3', ...about }),
  );
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return folder;
}

describe('a bundled module', () => {
  it.each([
    ['/x/node_modules/zod/v4/index.js', '/x/node_modules/zod'],
    ['/x/node_modules/@noble/hashes/sha2.js?worker', '/x/node_modules/@noble/hashes'],
    ['\0/x/node_modules/pg/lib/index.js', '/x/node_modules/pg'],
    ['/x/node_modules/a/node_modules/b/c.js', '/x/node_modules/a/node_modules/b'],
    ['/x/shared/domain/case.ts', undefined],
    ['\0rolldown/runtime.js', undefined],
  ])('%j belongs to %j', (id, folder) => {
    expect(packageFolderOf(id)).toBe(folder);
  });
});

describe('a licence', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['(MIT AND Zlib)', true],
    ['MIT AND GPL-3.0', false],
    ['LGPL-2.1', false],
    ['AGPL-3.0', false],
    ['SEE LICENSE IN EULA', false],
    ['', false],
  ])('%j may be carried: %s', (licence, may) => {
    expect(isAllowed(licence)).toBe(may);
  });
});

describe('a package', () => {
  it('is named with the whole text it brings', async () => {
    const folder = await planted(
      'kind',
      { license: 'MIT' },
      { LICENSE: 'MIT\nAll of it.', NOTICE: 'Say so.' },
    );
    expect(noticeOf(folder)).toEqual({
      ...{ name: 'kind', version: '1.2.3', licence: 'MIT' },
      text: 'MIT\nAll of it.\n\nSay so.',
    });
  });

  it('that must not be handed on, or brings no text, stops the build by its name, together with every other one', async () => {
    const viral = await planted('viral', { license: 'GPL-3.0-only' }, { LICENSE: 'GPL' });
    const silent = await planted('silent', { license: 'MIT' });
    const nameless = await planted('nameless', {}, { LICENSE: 'something' });
    const kind = await planted('kind', { license: 'MIT' }, { LICENSE: 'MIT' });
    expect(() => noticesOf([viral, kind, silent, nameless])).toThrow(
      /nameless@1\.2\.3 .*not allowed.*\n.*silent@1\.2\.3 .*no text.*\n.*viral@1\.2\.3 .*"GPL-3\.0-only"/,
    );
    expect(noticesOf([kind])).toHaveLength(1);
  });

  it('without a text of its own has that of its licence only as long as it is the licence that was looked at', async () => {
    const about = { license: 'MIT' };
    expect(noticeOf(await planted('brotli', about)).text).toMatch(
      /^Copyright \(c\) Devon Govett[^]*without restriction/,
    );
    expect(() => noticesOf([join(root, 'node_modules', 'brotli')])).not.toThrow();
    const changed = await planted('dfa', { license: 'BSD-2-Clause' });
    expect(() => noticeOf(changed)).toThrow(/dfa@1\.2\.3 .*no text/);
  });

  it('stands once in the text, however many bundles hold it', () => {
    const one = { name: 'kind', version: '1.2.3', licence: 'MIT', text: 'All of it.' };
    const text = noticesAsText([one, one, { ...one, version: '2.0.0' }]);
    expect(text.match(/^kind@/gm)).toHaveLength(2);
    expect(text).toContain('下列 2 个');
  });
});
