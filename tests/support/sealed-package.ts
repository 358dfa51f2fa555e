/** A package as a case knows it; none of its files is stored. */
import { createHash } from 'node:crypto';
import type { SealedPackage } from '../../shared/domain/sealed-package';

/** Another number gives another package. */
export function aSealedPackage(n: number): SealedPackage {
  const hash = (of: string) => createHash('sha256').update(`${of} ${n}`).digest('hex');
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
