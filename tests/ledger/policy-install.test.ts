/** Installing policy packs at a real station: one entry of the ledger, and whatever is refused leaves everything as it was. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Doors } from '../../electron/desk/doors';
import { policyHandlers } from '../../electron/desk/policy-handlers';
import type { Station } from '../../electron/desk/station';
import { findPackFile } from '../../electron/policy/pack-file';
import { largestPackBytes } from '../../shared/protocol/signed-pack-schema';
import { noHome } from '../support/case-builders';
import { caseOf } from '../support/fill-at-desk';
import { newPackKey, signedPackText } from '../support/pack-signing';
import { scratchFolder } from '../support/scratch-folder';
import { formerPackFile, loaded, packCopy, packFiles, manySchools } from '../support/shipped-packs';
import { openStationAt } from '../support/station-on-disk';

const county = newPackKey();
const stranger = newPackKey();
const folder = scratchFolder('policy-install');
const stationKey = randomBytes(32);
const operatorId = uuidv7();
const parts = { formerPacks: [loaded(formerPackFile)] };
const reason = '区教育和体育局 2026 年第 12 号通知';
let station: Station;

const file = (text: string) => ({ text, bytes: Buffer.byteLength(text) });
const next = { ...packCopy('fiveGroups'), version: '2026.5' };
next.requirements = next.requirements.map((one) =>
  one.id === 'noHome' ? { ...one, when: 'group == "registerNoHome" && singleParent' } : one,
);

async function openCase(kind: 'primary' | 'transferIn' = 'primary') {
  const caseId = uuidv7();
  const opened = await station.desk.execute(
    { name: 'openCase', caseId, kind, answers: noHome },
    station.actor,
  );
  if (!opened.ok) throw new Error(opened.error.kind);
  return caseId;
}

async function packOf(caseId: string) {
  const found = await caseOf(station, caseId);
  const { pack } = station.policy.shelf().packOf(found);
  return `${found.pack.version} judged by ${pack.version}`;
}

async function install(text: string) {
  const checked = await station.policy.check(file(text));
  if (!checked.ok) return checked;
  return station.policy.install(checked.value.sha256, reason, station.actor);
}

beforeAll(async () => {
  station = await openStationAt(folder, stationKey, parts, operatorId);
  await station.appendStation([
    {
      type: 'stationPaired',
      stationId: uuidv7(),
      stationCode: 'LS01',
      platformUrl: 'https://platform.invalid',
      platformName: '中心平台',
      platformKeyId: county.id,
      platformPublicKey: county.publicKey,
      token: 'token',
      blocks: [],
    },
  ]);
});
afterAll(() => station.close());

describe('a file that is no genuine pack', () => {
  it.each([
    ['no JSON', '政策包', 'packUnreadable'],
    ['a stranger', signedPackText(next, stranger), 'packKeyUnknown'],
    ['changed', signedPackText(next, county, { pack: packFiles.zhejiang }), 'packSignatureWrong'],
    [
      'later',
      signedPackText({ ...next, schema: 'enrollment-policy-pack/9' }, county),
      'packTooNew',
    ],
    ['faulty', signedPackText({ ...next, groups: [] }, county), 'packFaulty'],
    ['older', signedPackText({ ...packFiles.suzhou, season: 2025 }, county), 'packOutdated'],
    [
      'another one of the same version',
      signedPackText({ ...packFiles.fiveGroups, title: '另一个政策包' }, county),
      'packVersionTaken',
    ],
  ])('%s is refused, and the old one stays in force', async (_what, text, kind) => {
    const head = station.ledger.durableHead();
    const refused = await install(text);
    expect(refused).toMatchObject({ ok: false, error: { kind } });
    expect(station.ledger.durableHead()).toBe(head);
    expect(station.policy.shelf().inForce('primary').pack.version).toBe('2026.4');
    expect(await packOf(await openCase())).toBe('2026.4 judged by 2026.4');
  });

  it('with faults has each of them told, until another file is looked at', async () => {
    const calls = policyHandlers(
      {
        unlocked: (work: (open: Station) => unknown) => work(station),
        brief: (work: (open: Station) => unknown) => work(station),
      } as unknown as Doors,
      { askForFile: async () => undefined, lock: async () => undefined },
    );
    const told = async (locale: 'zh-CN' | 'en') => {
      const answer = await calls.faults({ locale });
      return answer.ok ? answer.value.map(({ says }) => says) : [];
    };
    const title = '计划生育证明';
    const [first, ...others] = next.requirements;
    const faulty = { ...next, requirements: [{ ...first, title }, ...others] };
    expect(await station.policy.check(file(signedPackText(faulty, county)))).toMatchObject({
      error: { kind: 'packFaulty', count: 1 },
    });
    expect(await told('zh-CN')).toEqual([expect.stringContaining('已经取消')]);
    expect(await told('en')).toEqual([expect.stringContaining('not to be asked')]);
    await station.policy.check(file(signedPackText(faulty, stranger)));
    expect(await told('zh-CN')).toEqual([]);
  });

  it('is read from the disk only as far as it can be a pack', async () => {
    const at = (name: string) => join(folder, name);
    await writeFile(at('large.json'), Buffer.alloc(largestPackBytes + 1, 32));
    await writeFile(at('latin.json'), Buffer.from([0xff, 0xfe, 0x7b]));
    const tooLarge = { text: '', bytes: largestPackBytes + 1 };
    expect(await findPackFile(at('large.json'))).toEqual(tooLarge);
    expect(await findPackFile(at('latin.json'))).toBeUndefined();
    expect(await findPackFile(at('none.json'))).toBeUndefined();
    const large = await station.policy.check(tooLarge);
    expect(large).toMatchObject({ error: { kind: 'packTooLarge', megabytes: 7, limit: 6 } });
  });
});

describe('a genuine pack', () => {
  it('shows what it changes for open cases, comes into force, and leaves them their own version', async () => {
    const before = await openCase();
    const checked = await station.policy.check(file(signedPackText(next, county)));
    expect(checked).toMatchObject({
      ok: true,
      value: {
        isHeld: false,
        pack: { version: '2026.5' },
        signedBy: { name: '中心平台', keyId: county.id },
      },
    });
    if (!checked.ok) return;
    expect(checked.value.changedCases).toBe(checked.value.openCases);
    expect(checked.value.changes.find(({ caseId }) => caseId === before)).toMatchObject({
      dropped: [{ id: 'noHome', title: '无房证明' }],
      kind: 'primary',
      group: 'registerNoHome',
      childName: '',
      caseNumber: '',
    });
    expect(await station.policy.install('0'.repeat(64), reason, station.actor)).toMatchObject({
      ok: false,
    });
    const text = signedPackText(next, county);
    expect(await install(text)).toMatchObject({ ok: true });
    expect(station.facts().packs.at(-1)).toMatchObject({ version: '2026.5', reason });
    expect(await packOf(before)).toBe('2026.4 judged by 2026.4');
    const after = await openCase();
    expect(await packOf(after)).toBe('2026.5 judged by 2026.5');

    const head = station.ledger.durableHead();
    expect(await install(text)).toMatchObject({ ok: true });
    expect(station.ledger.durableHead()).toBe(head);

    await station.close();
    station = await openStationAt(folder, stationKey, parts, operatorId);
    expect(await packOf(before)).toBe('2026.4 judged by 2026.4');
    expect(await packOf(after)).toBe('2026.5 judged by 2026.5');
  });

  it('for another kind of matter stands beside the others', async () => {
    expect(await install(signedPackText(packFiles.zhejiang, county))).toMatchObject({ ok: true });
    const shelf = station.policy.shelf();
    expect(shelf.inForce('transferIn').pack.id).toBe('zhejiang-transfer');
    expect(shelf.inForce('primary').pack.version).toBe('2026.5');
    expect(await packOf(await openCase('transferIn'))).toBe('2026.2 judged by 2026.2');
    expect(shelf.all.map(({ pack }) => pack.version)).toEqual([
      '2026.1',
      '2026.4',
      '2026.5',
      '2026.2',
    ]);
  });

  it('of thousands of schools fits into the record and is there after the next opening', async () => {
    const large = { ...next, version: '2026.6', ...manySchools() };
    expect(await install(signedPackText(large, county))).toMatchObject({ ok: true });
    await station.close();
    station = await openStationAt(folder, stationKey, parts, operatorId);
    const found = station.policy
      .shelf()
      .inForce('primary')
      .findSchool('primary', '样例街道第77乙路');
    expect(found?.code).toBe('S77');
  });
});
