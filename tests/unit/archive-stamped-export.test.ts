/** Packages that got their time stamp after they lay on the carrier: no manifest speaks of it, and it comes there all the same. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runExport } from '../../electron/archive/export/run-export';
import { signaturePaths } from '../../shared/archive/signing/signature-files';
import { carriedPackage, carrierFacts as facts, type CarriedPackage } from '../support/packages';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';

/** Writes a package and answers what was read for it. */
async function written({ one, source }: CarriedPackage, carrier: string, form: 'folder' | 'zip') {
  const reads: string[] = [];
  const read = (path: string) => {
    reads.push(path);
    return source.read(path);
  };
  const done = await runExport(
    { carrier, form, packages: [one], facts },
    {
      sourceOf: () => ({ ...source, read }),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
  );
  expect(valueOf(done).exported).toHaveLength(1);
  return reads;
}

it.each(['folder', 'zip'] as const)(
  'a package that got its time stamp since is written again (%s), and not once more',
  async (form) => {
    const carrier = join(scratchFolder('stamped-export'), 'disk');
    expect(await written(carriedPackage(1), carrier, form)).not.toEqual([]);
    expect(await written(carriedPackage(1), carrier, form)).toEqual([]);
    const later = carriedPackage(1);
    const token = Buffer.from('a token');
    later.files.set(signaturePaths.timestamp, token);
    const stamp = createHash('sha256').update(token).digest('hex');
    const stamped = { ...later, one: { ...later.one, stamp } };
    expect(await written(stamped, carrier, form)).toContain(signaturePaths.timestamp);
    expect(await written(stamped, carrier, form)).toEqual([]);
  },
);
