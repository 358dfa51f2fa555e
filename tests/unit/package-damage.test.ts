/** Whatever is changed in a package is found, and the file is named. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageDigests } from '../../electron/archive/package-digests';
import { manifestText } from '../../shared/archive/package/manifest';
import type { PackageFinding } from '../../shared/archive/package/package-finding';
import { metadataPaths } from '../../shared/archive/package/package-layout';
import { usualProfile } from '../../shared/archive/package/package-profile';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { aPackage, sourceOf } from '../support/package-samples';

let whole: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  whole = (await aPackage()).files;
});

async function findingsIn(
  files: ReadonlyMap<string, Uint8Array>,
): Promise<readonly PackageFinding[]> {
  return (await verifyPackage(sourceOf(files), packageDigests)).findings;
}

const changed = (change: (files: Map<string, Uint8Array>) => void) => {
  const files = new Map([...whole].map(([path, bytes]) => [path, Uint8Array.from(bytes)]));
  change(files);
  return files;
};

const bytesOf = (files: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array => {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`No file ${path}`);
  return bytes;
};

/** Every file that a finding names. */
const namedBy = (findings: readonly PackageFinding[]) =>
  new Set(
    findings.flatMap((finding) => [
      finding.path,
      ...('of' in finding ? [finding.of] : []),
      ...('manifest' in finding ? [finding.manifest] : []),
    ]),
  );

const { traces, catalogue } = metadataPaths(usualProfile);

it('with a hundred thousand lines for files that are not there is told of, every one', async () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => ({
    path: `data/none/${index}`,
    digest: 'a'.repeat(64),
  }));
  const files = changed((some) => {
    const more = Buffer.from(manifestText(lines));
    some.set('manifest-sha256.txt', Buffer.concat([bytesOf(some, 'manifest-sha256.txt'), more]));
  });
  const findings = await findingsIn(files);
  expect(findings.filter(({ kind }) => kind === 'fileMissing')).toHaveLength(lines.length);
});

describe('a damaged package', () => {
  it('has any flipped bit of any file found, and the file named', async () => {
    const place = fc.record({
      path: fc.constantFrom(...whole.keys()),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      bit: fc.nat(7),
    });
    const flip = async ({ path, at, bit }: { path: string; at: number; bit: number }) => {
      const files = changed((all) => {
        const bytes = bytesOf(all, path);
        const index = Math.floor(at * bytes.length);
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      });
      expect(namedBy(await findingsIn(files)), `${path} ${at} ${bit}`).toContain(path);
    };
    for (const path of whole.keys()) {
      for (const at of [0, 0.3, 0.999]) await flip({ path, at, bit: 5 });
    }
    await fc.assert(fc.asyncProperty(place, flip), { numRuns: 300 });
  });

  it('has a missing, a truncated and a renamed file found, whichever it is', async () => {
    for (const path of whole.keys()) {
      const missing = changed((all) => void all.delete(path));
      expect(namedBy(await findingsIn(missing)), `missing ${path}`).toContain(path);
      const cut = changed((all) => void all.set(path, bytesOf(all, path).slice(0, -1)));
      expect(namedBy(await findingsIn(cut)), `cut ${path}`).toContain(path);
      const renamed = changed((all) => {
        all.set(`${path}.bak`, bytesOf(all, path));
        all.delete(path);
      });
      const named = namedBy(await findingsIn(renamed));
      expect(named, `renamed ${path}`).toContain(path);
      expect(named, `renamed ${path}`).toContain(`${path}.bak`);
    }
  });

  it('has a file found that nobody packed, wherever it lies', async () => {
    const places = [
      '秘密.txt',
      'data/x.exe',
      'data/01-申请材料/多.pdf',
      '签名/其他.p7s',
      '签名/x/y',
    ];
    for (const path of places) {
      const files = changed((all) => void all.set(path, Uint8Array.of(1)));
      expect(await findingsIn(files)).toContainEqual({ kind: 'surplus', path });
    }
  });

  it('has every line found that was taken out of a manifest, the manifest named', async () => {
    for (const name of [...whole.keys()].filter((path) => path.includes('manifest-'))) {
      const rows = Buffer.from(bytesOf(whole, name)).toString('utf8').trimEnd().split('\n');
      for (const row of rows) {
        const files = changed((all) => {
          const rest = rows.filter((each) => each !== row).map((each) => `${each}\n`);
          all.set(name, Buffer.from(rest.join('')));
        });
        const path = row.slice(66);
        expect(await findingsIn(files)).toContainEqual({
          kind: 'notInManifest',
          path,
          manifest: name,
        });
      }
    }
  });

  it('has swapped manifests found', async () => {
    for (const kind of ['manifest', 'tagmanifest']) {
      const [one, other] = [`${kind}-sha256.txt`, `${kind}-sm3.txt`];
      const files = changed((all) => {
        all.set(one, bytesOf(whole, other));
        all.set(other, bytesOf(whole, one));
      });
      const named = namedBy(await findingsIn(files));
      expect(named).toContain(one);
      expect(named).toContain(other);
    }
  });

  it('has two files found that only differ in case, and paths that lead out of the package', async () => {
    const twice = changed((all) => void all.set('BAGIT.TXT', bytesOf(all, 'bagit.txt')));
    expect(await findingsIn(twice)).toContainEqual({ kind: 'pathTwice', path: 'BAGIT.TXT' });
    const paths = {
      '../x': 'climbs',
      '/etc/x': 'absolute',
      'data\\x': 'backslash',
      'a\u0000': 'controls',
    };
    for (const [path, fault] of Object.entries(paths)) {
      const files = changed((all) => void all.set(path, Uint8Array.of(1)));
      expect(await findingsIn(files)).toContainEqual({ kind: 'pathUnsafe', path, fault });
    }
  });

  it('has a line of the traces found that was left out, put in or moved, with its number', async () => {
    const rows = Buffer.from(bytesOf(whole, traces)).toString('utf8').trimEnd().split('\n');
    const withRows = (some: readonly string[]) =>
      rehashed(
        changed((all) => void all.set(traces, Buffer.from(some.map((row) => `${row}\n`).join('')))),
      );
    // Every digest agrees again: what is left is the chain itself.
    const out = await findingsIn(withRows(rows.toSpliced(3, 1)));
    expect(out).toContainEqual({ kind: 'traceBroken', path: traces, line: 4, fault: 'notChained' });
    const cut = await findingsIn(withRows(rows.slice(0, -1)));
    expect(cut).toEqual([{ kind: 'traceHeadDiffers', path: traces }]);
    const told = rows.map((row) => row.replace('打印时纸张破损', '没有破损'));
    const lied = await findingsIn(withRows(told));
    const line = told.findIndex((row, index) => row !== rows[index]) + 1;
    expect(lied).toContainEqual({ kind: 'traceBroken', path: traces, line, fault: 'changed' });
    const moved = await findingsIn(withRows([rows[1] ?? '', rows[0] ?? '', ...rows.slice(2)]));
    expect(moved.filter(({ kind }) => kind === 'traceBroken').length).toBeGreaterThan(1);
  });

  it('has a file found that was exchanged together with its manifests: the catalogue names another one', async () => {
    const path = [...whole.keys()].find((each) => each.endsWith('.jpg')) ?? '';
    const files = rehashed(changed((all) => void all.set(path, Uint8Array.of(1, 2, 3))));
    const findings = await findingsIn(files);
    expect(findings).toContainEqual({ kind: 'descriptionDiffers', path: catalogue, of: path });
  });

  it('asks what looks at the signatures about a package in which everything was forged to agree', async () => {
    const forged = rehashed(
      changed((all) => void all.set('data/元数据/四性检测报告.json', Buffer.from('{"forged":1}'))),
    );
    expect(await findingsIn(forged)).toEqual([]);
    const root = createHash('sha256')
      .update(bytesOf(whole, 'tagmanifest-sha256.txt'))
      .digest('hex');
    const report = await verifyPackage(sourceOf(forged), packageDigests, {
      signatures: async (source) => {
        const signed = await source.read('tagmanifest-sha256.txt');
        const path = '签名/tagmanifest-sha256.p7s';
        const agrees =
          createHash('sha256')
            .update(signed ?? '')
            .digest('hex') === root;
        return agrees ? [] : [{ kind: 'signatureWrong', path, detail: 'digest' }];
      },
    });
    expect(report.root).not.toBe(root);
    expect(report.findings.map(({ kind }) => kind)).toEqual(['signatureWrong']);
  });
});

/** Makes both manifests of both levels, and Payload-Oxum, agree with the files, as a forger would. */
function rehashed(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  const digest = (algorithm: 'sha256' | 'sm3', bytes: Uint8Array) =>
    createHash(algorithm).update(bytes).digest('hex');
  const write = (prefix: string, isNamed: (path: string) => boolean) => {
    for (const algorithm of ['sha256', 'sm3'] as const) {
      const lines = [...files]
        .filter(([path]) => isNamed(path))
        .map(([path, bytes]) => ({ path, digest: digest(algorithm, bytes) }));
      files.set(`${prefix}-${algorithm}.txt`, Buffer.from(manifestText(lines)));
    }
  };
  const payload = [...files].filter(([path]) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, [, each]) => sum + each.byteLength, 0);
  const info = Buffer.from(bytesOf(files, 'bag-info.txt')).toString('utf8');
  files.set(
    'bag-info.txt',
    Buffer.from(info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${bytes}.${payload.length}`)),
  );
  write('manifest', (path) => path.startsWith('data/'));
  write('tagmanifest', (path) => !path.startsWith('data/') && !path.startsWith('tagmanifest'));
  return files;
}
