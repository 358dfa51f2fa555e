/** Packages of generated cases verify with nothing but the tools of any system; `PACKAGE_CASES=200` for more of them. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { lookInto } from '../../electron/archive/look-into';
import { openFolderFiles } from '../../electron/archive/folder-files';
import { packagesIn } from '../../electron/archive/found-files';
import { signRoot } from '../../electron/archive/signing/sign-root';
import { rootFile } from '../../shared/archive/package/package-layout';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import { pick } from '../../shared/i18n/messages';
import { familyRows } from '../support/families/family-rows';
import { sampleForms } from '../support/families/sample-forms';
import { aPackage, sealedAt } from '../support/package-samples';
import { writtenPackage } from '../support/viewer-package';
import { anArchiveKey } from '../support/archive-keys';
import { asMany } from '../support/thorough';

const cases = Number(process.env['PACKAGE_CASES'] ?? asMany(12, 30));
const names = [...sampleForms, ...familyRows].flatMap(({ form }) => form['child.name'] ?? []);

let key: ArchiveKey;
beforeAll(async () => {
  key = await anArchiveKey({ school: '望潮小学', stationCode: 'LS01', drill: false }, sealedAt);
});

const run = (tool: string, cwd: string, ...args: string[]) =>
  execFileSync(tool, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 });

/** Every line of an SM3 manifest, computed again by OpenSSL. */
function sm3Agrees(folder: string, manifest: string): void {
  const lines = run('cat', folder, manifest).trimEnd().split('\n');
  const paths = lines.map((line) => line.slice(66));
  const said = run('openssl', folder, 'dgst', '-sm3', '-r', ...paths);
  const digests = said.trimEnd().split('\n');
  expect(digests.map((line) => line.slice(0, 64))).toEqual(lines.map((line) => line.slice(0, 64)));
}

it(`${cases} packages`, async () => {
  for (let number = 0; number < cases; number += 1) {
    const name = `${names[number % names.length] ?? '周慧琳'}·${String.fromCodePoint(0x20000 + 97 * number)}`;
    const { files } = await aPackage(name);
    const root = files.get(rootFile) ?? new Uint8Array();
    const signed = await signRoot(key, root, sealedAt);
    for (const { path, bytes } of signed) files.set(path, bytes);
    const folder = writtenPackage(`package-${number}`, files);
    for (const list of ['manifest', 'tagmanifest']) {
      run('sha256sum', folder, '--check', '--strict', '--quiet', `${list}-sha256.txt`);
      sm3Agrees(folder, `${list}-sm3.txt`);
    }
    const opened = await openFolderFiles(folder);
    const [found] = packagesIn(opened?.files ?? []).packages;
    if (opened === undefined || found === undefined) throw new Error('No package');
    const { report } = await lookInto(found.source, pick('zh-CN'));
    expect(report.findings, folder).toEqual([]);
    expect(report.files).toBe(
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
        .length,
    );
    await opened.close();
  }
}, 600_000);
