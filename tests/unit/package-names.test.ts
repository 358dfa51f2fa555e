/** Names, paths, manifests and XML of packages, for any text whatever. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packageDigests } from '../../electron/archive/package-digests';
import { manifestText, parseManifest } from '../../shared/archive/package/manifest';
import {
  nameBy,
  packageProfileSchema,
  usualProfile,
} from '../../shared/archive/package/package-profile';
import { pathFault, safeName } from '../../shared/archive/package/safe-name';
import { xml, xmlDocument } from '../../shared/archive/package/xml-text';
import { bagInfoText, parseBagInfo } from '../../shared/archive/package/bag-info';
import { base64OfHex } from '../../shared/text/base64';
import { decodeUtf8, encodeUtf8 } from '../../shared/text/utf8';
import { scratchFolder } from '../support/scratch-folder';

const anyText = fc.string({ unit: 'binary', maxLength: 300 });
const digest = fc.stringMatching(/^[0-9a-f]{64}$/);

describe('a file name', () => {
  it('keeps rare characters of every plane and the dot in names', () => {
    const names = ['阿卜杜拉·买买提', '𬭩𠅤𪚥', '䶮', '〇', '㛃\u{e0101}'];
    for (const name of names) expect(safeName(name)).toBe(name);
    expect(safeName('e\u0301')).toBe('\u00e9');
  });

  it('replaces what Windows or a manifest cannot hold by what reads the same', () => {
    expect(safeName('a\\b/c:d*e?f"g<h>i|j%k')).toBe('a＼b／c：d＊e？f＂g＜h＞i｜j％k');
    expect(safeName('CON')).toBe('_CON');
    expect(safeName('lpt1.txt')).toBe('_lpt1.txt');
    expect(safeName('console')).toBe('console');
    expect(safeName(' .. x. ')).toBe('x');
    expect(safeName('')).toBe('_');
    expect(safeName('abc\u202efdp.exe')).toBe('abcfdp.exe');
  });

  it('is safe on every system for any text, and stays as it is when made safe again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = safeName(text);
        expect(name).not.toMatch(/[\\/:*?"<>|%\p{Cc}\p{Cs}]/u);
        expect(name).not.toMatch(/^[\s.]|[\s.]$/u);
        expect(name.normalize('NFC')).toBe(name);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(151);
        expect(name.length).toBeGreaterThan(0);
        expect(safeName(name)).toBe(name);
        expect(pathFault(`data/${name}.pdf`)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it('can be written to a disk under any text', () => {
    const folder = scratchFolder('names');
    fc.assert(
      fc.property(anyText, (text) => {
        writeFileSync(join(folder, `${nameBy('{no}-{title}', { no: '01', title: text })}.x`), '');
      }),
      { numRuns: 200 },
    );
  });
});

describe('a profile', () => {
  it('is refused when its names could fall together or leave the package', () => {
    expect(packageProfileSchema.safeParse(usualProfile).success).toBe(true);
    const names = { ...usualProfile.names, document: '材料' };
    expect(packageProfileSchema.safeParse({ ...usualProfile, names }).success).toBe(false);
    for (const metadata of [
      '../x',
      '/x',
      'a//b',
      'con',
      'a\\b',
      'a/b/c',
      '目录.xml',
      '03-办理结果',
    ]) {
      const folders = { ...usualProfile.folders, metadata };
      expect(packageProfileSchema.safeParse({ ...usualProfile, folders }).success).toBe(false);
    }
  });
});

describe('names by a profile', () => {
  it('tell files apart whatever the titles are, wherever the schema takes the pattern', () => {
    const piece = fc.constantFrom(
      '{no}',
      '{title}',
      '{number}',
      '{page}',
      '{x}',
      '长'.repeat(20),
      '-',
      '{',
    );
    const parts = fc.array(piece, { minLength: 1, maxLength: 5 });
    let taken = 0;
    fc.assert(
      fc.property(parts, anyText, (pieces, title) => {
        const letter = pieces.join('');
        const names = { ...usualProfile.names, letter };
        if (!packageProfileSchema.safeParse({ ...usualProfile, names }).success) return;
        taken += 1;
        const named = ['01', '02'].map((no) => nameBy(letter, { no, title, number: title }));
        expect(named[0]).not.toBe(named[1]);
        expect(named.join('')).not.toMatch(/[{}]/.test(title) ? /^$/ : /[{}]/);
      }),
      { numRuns: 3_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

describe('a manifest', () => {
  it('gives back every path and digest, also with CR, LF and % in it', () => {
    const line = fc.record({
      path: fc
        .string({ unit: 'binary', minLength: 1, maxLength: 80 })
        .filter((text) => /^\S/.test(text) && !/\u2028|\u2029/.test(text)),
      digest,
    });
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ({ path }) => path }), (lines) => {
        const read = parseManifest(manifestText(lines));
        expect(read.faults).toEqual([]);
        expect(new Map(read.lines.map((each) => [each.path, each.digest]))).toEqual(
          new Map(lines.map((each) => [each.path, each.digest])),
        );
        expect(manifestText(lines.toReversed())).toBe(manifestText(lines));
      }),
    );
    expect(manifestText([{ path: 'a%b\r\nc', digest: 'x' }])).toBe('x  a%25b%0D%0Ac\n');
  });

  it('forgives nothing: one blank, upper case, a path twice, a line without an end', () => {
    const hash = 'ab'.repeat(32);
    const faults = (text: string) => parseManifest(text).faults;
    expect(faults(`${hash}  a\n`)).toEqual([]);
    for (const text of [`${hash} a\n`, `${hash} *a\n`, `${hash.toUpperCase()}  a\n`, '\n']) {
      expect(faults(text)).toEqual([{ kind: 'unreadable', line: 1 }]);
    }
    expect(faults(`${hash}  a`)).toEqual([{ kind: 'unreadable', line: 1 }]);
    expect(faults(`${hash}  a\n${hash}  a\n`)).toEqual([{ kind: 'twice', path: 'a' }]);
    for (const text of [`${hash}  a%2fb\n`, `${hash}  a%0db\n`]) {
      expect(faults(text)).toEqual([{ kind: 'unreadable', line: 1 }]);
    }
  });

  it('is read by sha256sum for any name that a package can hold', () => {
    const folder = scratchFolder('manifest');
    const lines = ['〇·𬭩', '空 格', "引'号", '￥#&', '㛃\u{e0101}'].map((title) => {
      const path = `data/材料/${safeName(title)}.pdf`;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), '');
      return {
        path,
        digest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      };
    });
    writeFileSync(join(folder, 'm.txt'), manifestText(lines));
    const told = execFileSync('sha256sum', ['--strict', '-c', 'm.txt'], { cwd: folder });
    expect(told.toString().match(/: OK$/gm)).toHaveLength(lines.length);
  });
});

describe('bag-info.txt', () => {
  it('keeps a value on its line, whatever is in it', () => {
    const info = {
      organization: '甲校\r\nPayload-Oxum: 1.1',
      identifier: 'x',
      baggingDate: '2026-09-01',
      software: 's',
      payloadBytes: 7,
      payloadFiles: 2,
      chainHead: '0'.repeat(64),
      drill: true,
    };
    const read = parseBagInfo(bagInfoText(info));
    expect(read?.get('Source-Organization')).toBe('甲校 Payload-Oxum: 1.1');
    expect(read?.get('Payload-Oxum')).toBe('7.2');
    expect(read?.get('Internal-Sender-Description')).toContain('演练');
    expect(parseBagInfo('no label')).toBeUndefined();
    expect(parseBagInfo('A: 1\n  2\n')?.get('A')).toBe('1 2');
  });
});

describe('XML', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    htmlEntities: true,
    ignoreDeclaration: true,
  });

  it('comes back as it was for any text; what XML cannot hold becomes U+FFFD', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, attribute) => {
        const document = xmlDocument(xml('根', [xml('值', text, { 属性: attribute })]));
        const legal = (given: string) =>
          given.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');
        const read = parser.parse(document, true) as {
          根: { 值: string | { '#text'?: string; '@_属性': string } };
        };
        const value = read.根.值;
        if (typeof value === 'string') throw new Error('No attribute');
        expect(value['#text'] ?? '').toBe(legal(text));
        expect(value['@_属性']).toBe(legal(attribute));
      }),
    );
  });

  it('has no way out of a text', () => {
    const text = ']]><!--<a/>&amp;"\'𬭩\u0000\u000b';
    const document = xmlDocument(xml('a', text));
    expect(document).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a>]]&gt;&lt;!--&lt;a/&gt;&amp;amp;&quot;\'𬭩\ufffd\ufffd</a>\n',
    );
  });
});

describe('texts and bytes', () => {
  it('are encoded as Node encodes them, and only well-formed UTF-8 is read', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(Buffer.from(encodeUtf8(text))).toEqual(Buffer.from(text, 'utf8'));
      }),
    );
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const byte = fc.oneof(fc.nat(255), fc.constantFrom(0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xf0, 0xf4));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 12 }), (bytes) => {
        const given = Uint8Array.from(bytes);
        let expected: string | undefined;
        try {
          expected = strict.decode(given);
        } catch {
          expected = undefined;
        }
        expect(decodeUtf8(given)).toBe(expected);
      }),
      { numRuns: 20_000 },
    );
  });

  it('are written in base64 as Node writes them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const buffer = Buffer.from(bytes);
        expect(base64OfHex(buffer.toString('hex'))).toBe(buffer.toString('base64'));
      }),
    );
  });
});

describe('digests', () => {
  it('are those of Node and of openssl for files of any size, also two at the same time', async () => {
    const sizes = [0, 1, 1024 * 1024, 1024 * 1024 + 1, 3 * 1024 * 1024 + 7];
    const digests = sizes.map(async (size, index) => {
      const bytes = Buffer.alloc(size, index + 1);
      const [sha256, sm3] = await Promise.all([
        packageDigests.sha256(bytes),
        packageDigests.sm3(bytes),
      ]);
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(sm3).toBe(createHash('sm3').update(bytes).digest('hex'));
      const told = execFileSync('openssl', ['dgst', '-sm3', '-r'], { input: bytes });
      expect(told.toString().slice(0, 64)).toBe(sm3);
    });
    await Promise.all(digests);
  });
});
