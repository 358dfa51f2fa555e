/** An export lets go of every file once it is on the carrier, however many packages one volume holds. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, expect, it } from 'vitest';
import { runExport } from '../../electron/archive/export/run-export';
import type { PackageSource } from '../../shared/archive/package/package-source';
import { carriedPackage, carrierFacts } from '../support/packages';
import { scratchFolder } from '../support/scratch-folder';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

const packages = Array.from({ length: 40 }, (_, number) => carriedPackage(number + 1, 300_000));

let carrier: string;
beforeEach(() => {
  carrier = scratchFolder('export-memory');
});

it.each(['folder', 'zip'] as const)('as %s', async (form) => {
  const given: WeakRef<Uint8Array>[] = [];
  const left: number[] = [];
  /** Bytes of their own for everybody who reads, as the sealed store gives them. */
  const sourceOf = ({ name }: { readonly name: string }): PackageSource => {
    const found = packages.find(({ one }) => one.name === name);
    if (found === undefined) throw new Error('No package');
    return {
      list: found.source.list,
      read: async (path) => {
        const bytes = Buffer.from((await found.source.read(path)) ?? []);
        given.push(new WeakRef(bytes));
        if (given.length % 8 !== 0) return bytes;
        // What is collected goes with the next turn of the loop.
        await new Promise((resolve) => setImmediate(resolve));
        collect();
        left.push(given.filter((one) => one.deref() !== undefined).length);
        return bytes;
      },
    };
  };
  const done = await runExport(
    { carrier, form, packages: packages.map(({ one }) => one), facts: carrierFacts },
    { sourceOf, onProgress: () => undefined, signal: new AbortController().signal },
  );
  expect(done.ok && done.value.exported).toHaveLength(packages.length);
  expect(given.length).toBeGreaterThanOrEqual(4 * packages.length);
  // Small files may wait for the one before them; nothing grows with the number of packages.
  expect(Math.max(...left)).toBeLessThan(20);
});
