/** 查看.html in a real browser without a network: it shows the case, and finds every change by itself. */
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageDigests } from '../../electron/archive/package-digests';
import { viewerFile } from '../../shared/archive/package/package-layout';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { signaturePaths, signedFile } from '../../shared/archive/signing/signature-files';
import type { ViewerData } from '../../shared/archive/viewer/viewer-data';
import { viewerDataSchema, viewerHtml } from '../../shared/archive/viewer/viewer-data';
import { violationsInBothThemes } from '../support/axe';
import { newAuthority } from '../support/local-tsa';
import { offlineBrowser } from '../support/offline-browser';
import { sourceOf } from '../support/package-samples';
import { viewedPackage, viewerTemplate, writtenPackage } from '../support/viewer-package';
import { scratchFolder } from '../support/scratch-folder';

const hostile = '周</script><img src=x onerror=alert(1)>\u2028琳$&';
let template: string;
let files: Map<string, Uint8Array>;
let data: ViewerData;
const { page, asked, said } = await offlineBrowser();

beforeAll(async () => {
  template = await viewerTemplate();
  ({ files, data } = await viewedPackage(template));
});

const openFolder = (folder: string) => page.goto(pathToFileURL(join(folder, viewerFile)).href);
const phase = (kind: string) => page.locator(`.page[data-phase="${kind}"]`).waitFor();

/** Opens the page and gives it a folder; the answer is the headline and the named problems. */
async function verdictOn(folder: string, chosen = folder) {
  await openFolder(folder);
  await page.locator('input[type=file]').setInputFiles(chosen);
  await phase('done');
  return {
    title: await page.locator('.verdict h2').innerText(),
    problems: await page.locator('.findings li, .verdict .trouble').allInnerTexts(),
  };
}
const changed = (change: (copy: Map<string, Uint8Array>) => void) => {
  const copy = new Map(files);
  change(copy);
  return writtenPackage(data.name, copy);
};
const flip = (copy: Map<string, Uint8Array>, path: string, place: number) => {
  const bytes = Uint8Array.from(copy.get(path) ?? []);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  copy.set(path, bytes);
};

describe('the page as it is made', () => {
  it('is one file below 400 KB whose policy lets only its own script and style run', () => {
    expect(template.length).toBeLessThan(400_000);
    expect(template).not.toMatch(/<link|<script src|@import|@font-face/);
    expect(template).toMatch(
      /content="default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src 'sha256-/,
    );
    expect(template.match(/<\/script/g)).toHaveLength(2);
    expect(template).not.toContain('<!--');
    expect(data).toEqual(viewerDataSchema.parse(data));
  });

  it('is equal for equal data, and the package with it is whole', async () => {
    expect(viewerHtml(template, data)).toEqual(viewerHtml(template, structuredClone(data)));
    const { findings } = await verifyPackage(sourceOf(files), packageDigests);
    expect(findings).toEqual([]);
  });
});

describe('opened from a folder without a network', () => {
  it('shows the case at once, asks for nothing but its pictures, and offers one folder to choose', async () => {
    const folder = writtenPackage(data.name, files);
    await openFolder(folder);
    await phase('idle');
    await page.getByRole('heading', { level: 1, name: data.title }).waitFor();
    await page.getByRole('button', { name: '选择信息包的文件夹' }).waitFor();
    const text = await page.locator('main').innerText();
    for (const shown of ['周慧琳', '受理回执', '已作废：打印时纸张破损', '固化信息有效性']) {
      expect(text).toContain(shown);
    }
    expect(text).toContain(data.manifest[0]?.sha256);
    const picture = page.locator('.pictures img').first();
    await picture.scrollIntoViewIfNeeded();
    await picture.evaluate((image: HTMLImageElement) => image.decode());
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
      1,
    );
    expect(asked.every((url) => url.startsWith('file:'))).toBe(true);
    expect(said).toEqual([]);
  });

  it('verifies the whole folder: digests, chain, CMS and SM2, with the certificate named', async () => {
    const verdict = await verdictOn(writtenPackage(data.name, files));
    expect(verdict).toEqual({ title: '校验通过', problems: [] });
    const panel = await page.locator('.verdict').innerText();
    expect(panel).toContain(`${files.size} 个文件`);
    expect(panel).toContain('尚未取得时间戳');
    const signer = await page.locator('#signer').innerText();
    expect(signer).toContain('望潮小学（䶮湾校区） LS01');
    expect(await page.locator('#files .tag.success').count()).toBe(files.size);
    expect(said).toEqual([]);
  });

  it('says when and by whom it was stamped, once it has a time stamp', async () => {
    const { reply } = newAuthority('rsa', scratchFolder('authority'));
    const token = reply(files.get(signaturePaths.request) ?? new Uint8Array());
    const stamped = changed((copy) => copy.set(signaturePaths.timestamp, token));
    expect((await verdictOn(stamped)).title).toBe('校验通过');
    expect(await page.innerText('#signer')).toMatch(/时间戳\s+\d{4}-.*，国家授时测试机构/);
    const harmed = changed((copy) => {
      copy.set(signaturePaths.timestamp, token);
      flip(copy, signaturePaths.timestamp, token.length - 4);
    });
    expect((await verdictOn(harmed)).title).not.toBe('校验通过');
  });

  it('finds the package by its name in a folder of many, and says when there is none', async () => {
    const folder = writtenPackage(data.name, files);
    expect((await verdictOn(folder, join(folder, '..'))).title).toBe('校验通过');
    await page.locator('input[type=file]').setInputFiles(join(folder, 'data'));
    await phase('none');
    await page.getByRole('alert').getByText('没有归档信息包').waitFor();
  });

  it('takes a folder that is dragged onto it', async () => {
    const folder = writtenPackage(data.name, files);
    await openFolder(folder);
    // What a browser gives of a dragged folder cannot be made by a script: entries of the same shape are handed over.
    await page.evaluate(
      ([name, given]) => {
        const fileEntry = (path: string, base64: string) => ({
          isFile: true,
          isDirectory: false,
          fullPath: `/${name}/${path}`,
          file: (take: (file: File) => void) => {
            const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
            take(new File([bytes], path));
          },
        });
        const entries = given.map(([path, base64]) => fileEntry(path, base64));
        // A reader gives what it has in several answers; the last one is empty.
        const createReader = () => {
          let at = 0;
          return {
            readEntries: (take: (some: unknown[]) => void) => {
              take(entries.slice(at, at + 7));
              at += 7;
            },
          };
        };
        const folderEntry = {
          isFile: false,
          isDirectory: true,
          fullPath: `/${name}`,
          createReader,
        };
        const event = new Event('drop', { bubbles: true, cancelable: true });
        Object.assign(event, {
          dataTransfer: { items: [{ webkitGetAsEntry: () => folderEntry }] },
        });
        document.dispatchEvent(event);
      },
      [
        data.name,
        [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]),
      ] as [string, [string, string][]],
    );
    await phase('done');
    expect(await page.locator('.verdict h2').innerText()).toBe('校验通过');
  });

  it.each<[string, (copy: Map<string, Uint8Array>) => void, string[]]>([
    [
      'a flipped bit in a picture',
      (copy) =>
        flip(copy, data.manifest.find(({ path }) => path.endsWith('.jpg'))?.path ?? '', 700),
      ['文件被改过', '.jpg'],
    ],
    [
      'a picture that is gone',
      (copy) => copy.delete(data.manifest.find(({ path }) => path.endsWith('.jpg'))?.path ?? ''),
      ['文件不见了', '.jpg'],
    ],
    [
      'a file too many',
      (copy) => copy.set('data/01-申请材料/多余.txt', Buffer.from('x')),
      ['多余的文件', '多余.txt'],
    ],
    [
      'a changed trace',
      (copy) => flip(copy, 'data/元数据/办理痕迹.jsonl', 40),
      ['办理痕迹.jsonl', '痕迹'],
    ],
    [
      'a changed root',
      (copy) => flip(copy, signedFile, 1),
      ['清单在签名之后被改过', '国密签名不对'],
    ],
    ['a signature that is gone', (copy) => copy.delete(signaturePaths.cms), ['没有站点的数字签名']],
    [
      'a changed SM2 signature',
      (copy) => copy.set(signaturePaths.sm2, Buffer.from('{}')),
      ['国密签名文件读不出来'],
    ],
  ])('names %s', async (_name, change, words) => {
    const { title, problems } = await verdictOn(changed(change));
    expect(title).toMatch(/^校验未通过：\d+ 个文件有问题$/);
    for (const word of words) expect(problems.join('\n')).toContain(word);
    expect(await page.locator('#files .tag.danger').count()).toBeGreaterThan(0);
  });

  it('says when somebody else forged and signed a package anew, and when it is another one', async () => {
    const { files: forged } = await viewedPackage(template);
    const page1 = files.get(viewerFile) ?? new Uint8Array();
    const folder = writtenPackage(data.name, new Map([...forged, [viewerFile, page1]]));
    const { problems } = await verdictOn(folder);
    expect(problems.join('\n')).toContain('签名有效，但不是本站点的证书');
    const { files: other } = await viewedPackage(template, '欧阳若汐');
    const two = await verdictOn(
      writtenPackage(data.name, new Map([...other, [viewerFile, page1]])),
    );
    expect(two.problems.join('\n')).toContain('选错了文件夹');
  });

  it('lets nothing that a family wrote become part of the page', async () => {
    const strange = {
      ...data,
      title: hostile,
      catalogue: [],
      overview: [{ title: hostile, rows: [{ label: hostile, value: hostile }] }],
    };
    const folder = writtenPackage(
      'strange',
      new Map([[viewerFile, viewerHtml(template, strange)]]),
    );
    await openFolder(folder);
    await phase('idle');
    expect(await page.locator('h1').textContent()).toBe(hostile);
    expect(await page.locator('dd').first().textContent()).toBe(hostile);
    expect(await page.locator('img[src=x]').count()).toBe(0);
    expect(said).toEqual([]);
  });

  it('says so when its data were damaged', async () => {
    const broken = Buffer.from(template.replace('__PACKAGE_DATA__', '{"version":1'));
    await openFolder(writtenPackage('broken', new Map([[viewerFile, broken]])));
    await page.getByText('这一页里的资料读不出来').waitFor();
  });

  it('is told in English too, by keyboard, and axe finds nothing before and after', async () => {
    const folder = changed((copy) => copy.set('多余.txt', Buffer.from('x')));
    await openFolder(folder);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Choose the folder of the package' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('中文');
    await page.locator('input[type=file]').setInputFiles(folder);
    await phase('done');
    expect(await page.locator('.verdict h2').innerText()).toBe(
      'Not verified: 1 file has a problem',
    );
    expect(await violationsInBothThemes(page)).toEqual([]);
  });
});

describe('opened from an address', () => {
  const serving: RequestListener = (request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    const bytes = files.get(path);
    response.writeHead(bytes === undefined ? 404 : 200, {
      'Content-Type': path.endsWith('.html')
        ? 'text/html; charset=utf-8'
        : 'application/octet-stream',
      'Content-Length': bytes?.byteLength ?? 0,
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };

  it('fetches and verifies the package without a choice', async () => {
    const server = createServer(serving);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await page.context().setOffline(false);
    await page.goto(`http://127.0.0.1:${String(port)}/${encodeURIComponent(viewerFile)}`);
    await page.getByRole('button', { name: '从这个网址校验' }).click();
    await phase('done');
    expect(await page.locator('.verdict h2').innerText()).toBe('校验通过');
    expect(asked.every((url) => url.startsWith(`http://127.0.0.1:${String(port)}/`))).toBe(true);
    server.closeAllConnections();
    server.close();
  });
});
