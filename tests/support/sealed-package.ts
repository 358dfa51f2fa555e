/** A package as a case knows it; none of its files is stored. */
import { createHash } from 'node:crypto';
import type { PackageStamp, SealedPackage } from '../../shared/domain/sealed-package';

const hashed = (of: string) => createHash('sha256').update(of).digest('hex');

/** What an authority answered for the package of that number. */
export function aStamp(n: number): PackageStamp {
  const authority = 'CN=国家授时测试机构';
  return { at: '2026-08-07T00:00:00.000Z', authority, sha256: hashed(`stamp ${n}`), bytes: 900 };
}

/** Another number gives another package. */
export function aSealedPackage(n: number): SealedPackage {
  const hash = (of: string) => hashed(`${of} ${n}`);
  return {
    name: `LTEST-2026-0000${n}`,
    at: '2026-08-06T00:00:00.000Z',
    root: hash('root'),
    index: hash('index'),
    files: 20,
    bytes: 1_000,
    own: [{ sha256: hash('index'), bytes: 300 }],
    traces: { entry: n, seq: n, head: hash('head') },
  };
}
