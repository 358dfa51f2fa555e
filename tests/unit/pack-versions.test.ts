/**
 * A case keeps the version of the pack it was opened under (domain.md "Policy pack"): what was once given out under a
 * version is that version for good. A change needs a new version, and the former file stays beside it for its cases.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../shared/protocol/canonical-json';

const folder = new URL('../../shared/policy/packs/', import.meta.url);

/** Lines are added here and never altered. */
const givenOut: Readonly<Record<string, string>> = {
  'five-groups 2026.1': '2a26a151712d1478c64f806e2acd73d108557991513f4ef947fdf42ad76e8f61',
  'five-groups 2026.2': '72c789bede20439fda3e62ea67bc1e0fb9410c9e45bd0014566734acdbf80d56',
  'five-groups 2026.3': 'd29846ae244fa0e40ce81d85821404f2d001eb44db0b9243047b20a74c65206c',
  'five-groups 2026.4': '03629e82da5fc68b85d1dc43f54089583d87edd5b0d9a8e1340c3a0d1028c301',
  'suzhou 2026.2': '4084055fe04dad5e46ea5878620b95a28e8265e57a8b52ff533db645b5063331',
  'suzhou 2026.3': '7b8780bbf03da70c5690d6fa851bc2bfccd90bd65c2f1ed50ed96a9fcfb4050e',
  'zhejiang-transfer 2026.1': '8344505e68e43b2ceec330e94580fd6c348880a4ed35e0e34163e0551c719b8c',
  'zhejiang-transfer 2026.2': '77c9ad1880d29d540b423add80f3a0a256e3e00599f2ab3a80970ec78644e575',
};

it('no pack says something else under a version that was given out', () => {
  const packs = readdirSync(folder).map((name) => {
    const pack = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as {
      readonly id: string;
      readonly version: string;
    };
    const sha256 = createHash('sha256').update(canonicalJson(pack)).digest('hex');
    return [`${pack.id} ${pack.version}`, sha256] as const;
  });
  expect(Object.fromEntries(packs)).toEqual(givenOut);
  expect(packs).toHaveLength(Object.keys(givenOut).length);
});
