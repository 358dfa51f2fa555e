/** Signed policy packs: a genuine one is taken, everything else is refused with its own sentence and touches nothing. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findPackKey } from '../../electron/policy/pack-keys';
import { verifyEd25519 } from '../../electron/sync/ed25519';
import { errorText } from '../../shared/i18n/error-text';
import { locales } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
import { policyErrorOf } from '../../shared/policy/policy-error';
import type { SignedPackProblem } from '../../shared/policy/signed-pack';
import { loadSignedPack } from '../../shared/policy/signed-pack';
import { largestPackBytes } from '../../shared/protocol/signed-pack-schema';
import { newPackKey, signedPackText } from '../support/pack-signing';
import { packCopy, packFiles, manySchools } from '../support/shipped-packs';

const county = newPackKey();
const stranger = newPackKey();
const trusted = [{ id: county.id, publicKey: county.publicKey }];

const signed = (pack: object, key = county, changes: object = {}) =>
  signedPackText(pack, key, changes);

const load = (text: string, bytes = Buffer.byteLength(text)) =>
  loadSignedPack({ text, bytes }, trusted, verifyEd25519);

const good = signed(packFiles.suzhou);
const faulty = {
  ...packCopy('suzhou'),
  requirements: packCopy('suzhou').requirements.map((one) => ({ ...one, when: 'true' })),
};

describe('a signed pack', () => {
  it.each(Object.entries(packFiles))('%s is taken when its key is trusted', (_name, file) => {
    const found = load(signed(file));
    expect(found.ok && found.value.loaded.pack.id).toBe(file.id);
    expect(found.ok && found.value.report.families).toBeGreaterThan(0);
  });

  it('may be written with other blanks and another order: the signature is over what it says', () => {
    const { format, keyId, signature, pack } = JSON.parse(good) as Record<string, unknown>;
    const turned = JSON.stringify({ pack, signature, keyId, format }, null, 2);
    expect(load(turned).ok).toBe(true);
  });

  const cut = Math.floor(good.length / 2);
  it.each<[string, string, SignedPackProblem['kind']]>([
    ['an empty file', '', 'packUnreadable'],
    ['no JSON', '政策包', 'packUnreadable'],
    ['half a file', good.slice(0, cut), 'packUnreadable'],
    ['another JSON', '[1,2,3]', 'packUnreadable'],
    ['a pack without a signature', JSON.stringify(packFiles.suzhou), 'packUnreadable'],
    ['a deep nest', '['.repeat(200_000), 'packUnreadable'],
    [
      'a deep nest in a pack',
      signed({}).replace('"pack":{}', `"pack":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
      'packUnreadable',
    ],
    [
      'something more beside the pack',
      signed(packFiles.suzhou, county, { more: 1 }),
      'packUnreadable',
    ],
    ['a prototype', good.replace('"format"', '"__proto__":{"x":1},"format"'), 'packUnreadable'],
    ['the key of a stranger', signed(packFiles.suzhou, stranger), 'packKeyUnknown'],
    [
      'a stranger under the name of the county',
      signed(packFiles.suzhou, { ...stranger, id: county.id }),
      'packSignatureWrong',
    ],
    ['a changed word', good.replace('姑苏区', '姑蘇区'), 'packSignatureWrong'],
    [
      'a changed number',
      good.replace('"leastM2PerResident":18', '"leastM2PerResident":28'),
      'packSignatureWrong',
    ],
    [
      'a signature of something else',
      signed(packFiles.suzhou, county, { pack: packFiles.zhejiang }),
      'packSignatureWrong',
    ],
    [
      'an empty signature',
      signed(packFiles.suzhou, county, { signature: '' }),
      'packSignatureWrong',
    ],
    [
      'a pack of a later format',
      signed({ ...packFiles.suzhou, schema: 'enrollment-policy-pack/3' }),
      'packTooNew',
    ],
    [
      'a file of a later format',
      signed(packFiles.suzhou, county, { format: 'enrollment-signed-pack/2' }),
      'packTooNew',
    ],
    ['a pack with faults', signed(faulty), 'packFaulty'],
    ['no pack at all', signed({ schema: 'enrollment-policy-pack/2' }), 'packFaulty'],
    ['a word that is no format', signed({ ...packFiles.suzhou, schema: 'x' }), 'packFaulty'],
  ])('%s is refused', (_what, text, kind) => {
    const found = load(text);
    expect(found.ok ? 'taken' : found.error.kind).toBe(kind);
  });

  it('too large is not even looked at', () => {
    const found = load('', largestPackBytes + 1);
    expect(found).toMatchObject({ ok: false, error: { kind: 'packTooLarge' } });
    expect(load(' '.repeat(largestPackBytes + 1)).ok).toBe(false);
  });

  it('of 6,500 schools is read within the limit', () => {
    const { schools, catchments } = manySchools();
    const text = signed({
      ...packCopy('suzhou'),
      schools: [...packCopy('suzhou').schools, ...schools],
      catchments,
    });
    const found = load(text);
    expect(found.ok).toBe(true);
    if (!found.ok) return;
    expect(found.value.loaded.findSchool('primary', '姑苏区样例街道第6123丙路5号')?.code).toBe(
      'S6123',
    );
  });

  it('that is refused says in both languages what is wrong, that the present one stays in force, and what to do', () => {
    const empty = { problems: [], families: 0, conditions: 0 };
    const problems: SignedPackProblem[] = [
      { kind: 'packTooLarge', bytes: largestPackBytes + 1 },
      { kind: 'packUnreadable' },
      { kind: 'packKeyUnknown', keyId: stranger.id },
      { kind: 'packSignatureWrong', keyId: county.id },
      { kind: 'packTooNew', schema: 'enrollment-policy-pack/3' },
      { kind: 'packFaulty', report: { ...empty, problems: [{ kind: 'shape', path: 'season' }] } },
    ];
    for (const locale of locales) {
      const said = problems.map((problem) => errorText(pick(locale), policyErrorOf(problem)));
      expect(new Set(said.map(({ happened }) => happened)).size).toBe(problems.length);
      for (const { happened, safe, todo } of said) {
        expect(safe).toMatch(/现行政策包继续有效|stays in force/);
        for (const text of [happened, todo]) expect(text).toMatch(/[。.]$/);
      }
    }
  });
});

it('a key of another kind signs nothing', () => {
  const { privateKey } = generateKeyPairSync('x25519');
  expect(
    findPackKey(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()),
  ).toBeUndefined();
  expect(findPackKey('nothing')).toBeUndefined();
});
