/** The files of a package, by the standards that other programs read them with. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { packageDigests } from '../../electron/archive/package-digests';
import { bagDeclaration, parseBagInfo } from '../../shared/archive/package/bag-info';
import { packageItems } from '../../shared/archive/package/package-items';
import { usualProfile } from '../../shared/archive/package/package-profile';
import { verifyTraces } from '../../shared/archive/package/process-trace';
import { readCatalogue, readEncapsulation } from '../../shared/archive/package/read-metadata';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { decodeUtf8 } from '../../shared/text/utf8';
import { aPackage, packagedCase, sealedAt, sourceOf } from '../support/package-samples';
import { pack, sha256 } from '../support/papers-samples';
import { scratchFolder } from '../support/scratch-folder';

const textOf = (files: ReadonlyMap<string, Uint8Array>, path: string) => {
  const text = decodeUtf8(files.get(path) ?? new Uint8Array([0xff]));
  if (text === undefined) throw new Error(`No text: ${path}`);
  return text;
};

describe('a package 归档信息包', () => {
  it('has its parts where an archive looks for them, and verifies', async () => {
    const { files, root } = await aPackage();
    expect([...files.keys()].toSorted()).toEqual(
      [
        'bagit.txt',
        'bag-info.txt',
        'manifest-sha256.txt',
        'manifest-sm3.txt',
        'tagmanifest-sha256.txt',
        'tagmanifest-sm3.txt',
        'data/说明文件.xml',
        'data/目录.xml',
        'data/元数据/基本信息.json',
        'data/元数据/材料元数据.xml',
        'data/元数据/电子文件封装.xml',
        'data/元数据/办理痕迹.jsonl',
        'data/元数据/四性检测报告.json',
        'data/01-申请材料/原始影像/01-0001-首页（户别、住址、盖章页）.jpg',
        'data/01-申请材料/原始影像/01-0002-户主页（户主另有其人时）.jpg',
        'data/01-申请材料/原始影像/01-0003-学生本人页.jpg',
        'data/01-申请材料/原始影像/02-0001-内页（权利人、坐落、面积）.jpg',
        'data/01-申请材料/原始影像/03-0001-内页.jpg',
        'data/02-办理过程/01-受理回执-岚教入学受〔2026〕LS01-0012号.pdf',
        'data/02-办理过程/02-公办地段学位告知书-岚教学位〔2026〕LS01-0011号-作废.pdf',
        'data/03-办理结果/01-公办地段学位告知书-岚教学位告〔2026〕LS01-0012号.pdf',
        'data/03-办理结果/02-义务教育入学报名电子档案.pdf',
      ].toSorted(),
    );
    const report = await verifyPackage(sourceOf(files), packageDigests);
    expect(report).toMatchObject({ findings: [], root, files: files.size });
  });

  it('holds the photo of a signed receipt as it was taken, beside the letters', async () => {
    const { current, files: kept, wholeCase } = await packagedCase();
    const [slip] = current.documents.flatMap(({ pages }) => pages.map(({ original }) => original));
    if (slip === undefined) throw new Error('The case has no picture');
    const served = {
      to: '周建国',
      relation: '父亲',
      day: '2026-08-20',
      way: 'counter' as const,
      note: '',
      slip: { original: slip, corrected: slip },
      at: sealedAt,
      by: '陈丽',
      byId: 'clerk1',
    };
    const letters = current.letters.map((letter) =>
      letter.kind === 'placeNotice' && letter.voided === undefined ? { ...letter, served } : letter,
    );
    const items = packageItems({
      current: { ...current, letters },
      pack,
      profile: usualProfile,
      documentPdfs: [],
      wholeCase: { file: wholeCase, title: '义务教育入学报名电子档案', at: sealedAt },
    });
    if (!items.ok) throw new Error(items.error.kind);
    const found = items.value.filter(({ kind }) => kind === 'slip');
    expect(found.map(({ path }) => path)).toEqual([
      'data/02-办理过程/03-送达回证-岚教学位告〔2026〕LS01-0012号.jpg',
    ]);
    expect(found[0]?.sha256).toBe(slip.sha256);
    expect(kept.has(slip.sha256)).toBe(true);
  });

  it('has the same bytes for the same case', async () => {
    const [one, other] = [await aPackage(), await aPackage()];
    expect(other.files).toEqual(one.files);
    expect((await aPackage('周慧霖')).root).not.toBe(one.root);
  });

  it('is verified by sha256sum and by openssl alone', async () => {
    const { files } = await aPackage();
    const folder = scratchFolder('package');
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      const told = execFileSync('sha256sum', ['--strict', '-c', name], { cwd: folder });
      const lines = textOf(files, name).trimEnd().split('\n');
      expect(told.toString().match(/: OK$/gm)).toHaveLength(lines.length);
    }
    const lines = textOf(files, 'manifest-sm3.txt').trimEnd().split('\n');
    expect(lines).toHaveLength([...files.keys()].filter((path) => path.startsWith('data/')).length);
    for (const line of lines) {
      const [digest, path = ''] = line.split('  ');
      const told = execFileSync('openssl', ['dgst', '-sm3', '-r', path], { cwd: folder });
      expect(told.toString()).toContain(digest);
    }
    writeFileSync(join(folder, 'data/说明文件.xml'), 'changed');
    expect(() =>
      execFileSync('sha256sum', ['-c', 'manifest-sha256.txt'], { cwd: folder, stdio: 'pipe' }),
    ).toThrow();
  });

  it('says in bag-info.txt what is in it, as RFC 8493 asks', async () => {
    const { files, chain } = await aPackage();
    expect(textOf(files, 'bagit.txt')).toBe(bagDeclaration);
    const payload = [...files].filter(([path]) => path.startsWith('data/'));
    const bytes = payload.reduce((sum, [, each]) => sum + each.byteLength, 0);
    const info = parseBagInfo(textOf(files, 'bag-info.txt'));
    expect(Object.fromEntries(info ?? [])).toEqual({
      'Source-Organization': pack.office.name,
      'External-Identifier': 'LS01-2026-00012K',
      'Bagging-Date': '2026-09-01',
      'Bag-Software-Agent': '入学帮办站 0.1.0',
      'Payload-Oxum': `${bytes}.${payload.length}`,
      'Process-Chain-Head': chain.head,
    });
  });

  it('keeps every original bit for bit, and never the image that papers show in its place', async () => {
    const { files, facts } = await aPackage();
    const pages = facts.current.documents.flatMap((document) => document.pages);
    const digests = [...files.values()].map(sha256);
    for (const { original, corrected } of pages) {
      expect(digests).toContain(original.sha256);
      expect(digests).not.toContain(corrected.sha256);
    }
  });

  it('chains every event, and the chain is recomputed from the file alone', async () => {
    const { files, chain } = await aPackage();
    const text = textOf(files, 'data/元数据/办理痕迹.jsonl');
    const again = await verifyTraces(text, '0'.repeat(64), packageDigests);
    expect(again.faults).toEqual([]);
    expect(again.head).toBe(chain.head);
    expect(again.lines).toHaveLength(text.trimEnd().split('\n').length);
    expect(again.lines.map(({ event }) => event.type)).toContain('letterVoided');
    // An independent reading of the rule: hash of the line without its hash.
    let prev = '0'.repeat(64);
    for (const row of text.trimEnd().split('\n')) {
      const { hash, ...rest } = JSON.parse(row) as { hash: string; prev: string };
      expect(rest.prev).toBe(prev);
      const sorted = row.replace(`"hash":"${hash}",`, '');
      // The entry's own hash stands deeper in the line and stays.
      expect(sha256(Buffer.from(sorted))).toBe(hash);
      prev = hash;
    }
  });

  it('has XML that a parser reads back, with a digest of every file of the case', async () => {
    const { files, facts } = await aPackage();
    const catalogue = readCatalogue(textOf(files, 'data/目录.xml'));
    expect(catalogue?.map(({ path, sha256: digest }) => [path, digest])).toEqual(
      facts.items.map(({ path, sha256: digest }) => [path, digest]),
    );
    const eep = readEncapsulation(textOf(files, 'data/元数据/电子文件封装.xml'));
    expect(eep?.map(({ digest }) => Buffer.from(digest, 'base64').toString('hex'))).toEqual(
      facts.items.map(({ sha256: digest }) => digest),
    );
    const record: unknown = new XMLParser({ parseTagValue: false }).parse(
      textOf(files, 'data/元数据/材料元数据.xml'),
      true,
    );
    expect(JSON.stringify(record)).toContain('"聚合层次":"件"');
    expect(JSON.stringify(record).match(/"聚合层次":"文档"/g)).toHaveLength(facts.items.length);
    for (const path of ['data/目录.xml', 'data/元数据/电子文件封装.xml', 'data/说明文件.xml']) {
      const file = join(scratchFolder('xml'), 'x.xml');
      writeFileSync(file, files.get(path) ?? '');
      expect(readFileSync(file, 'utf8')).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n</);
    }
  });
});
