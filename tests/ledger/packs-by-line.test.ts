/** Policy packs of real platforms: fetched once, judged as files are, left to an administrator, and nothing changes before. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import { noHome } from '../support/case-builders';
import { eventually } from '../support/eventually';
import { newPackKey, signedPackText } from '../support/pack-signing';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import { openOnline } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { packCopy, packFiles } from '../support/shipped-packs';
import { valueOf } from '../support/station-people';

const root = scratchFolder('packs-by-line');

/** A platform that serves these files. */
async function serving(name: string, files: Readonly<Record<string, string>>) {
  const packs = join(root, `packs of ${name}`);
  await mkdir(packs, { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(packs, file), text);
  const platform = await hostEmbedded(join(root, name), { name, packs });
  onTestFinished(() => platform.stop());
  return platform;
}

it('are fetched once, judged as a file is, told to administrators, and change nothing by coming', async () => {
  const next = { ...packCopy('fiveGroups'), version: '2026.5', title: '2026 年新政策包' };
  const later = { ...next, version: '2026.6', title: '市里的政策包' };
  const stranger = newPackKey();
  const county = await serving('县级平台', {
    'a-other-county.json': JSON.stringify(packFiles.suzhou),
    'b-in-force.json': JSON.stringify(packFiles.fiveGroups),
    'c-next.json': JSON.stringify(next),
    'd-faulty.json': JSON.stringify({ ...next, version: '2026.6', groups: [] }),
    'e-stranger.json': signedPackText({ ...next, version: '2026.7' }, stranger),
    'f-outdated.json': JSON.stringify({ ...next, version: '2026.0' }),
  });
  const city = await serving('市级平台', { 'later.json': JSON.stringify(later) });
  const { station, host, pair, close } = await openOnline(join(root, 'station'), newKey());
  onTestFinished(close);
  const draft = async () => {
    const caseId = uuidv7();
    valueOf(
      await station.desk.execute({ name: 'openCase', caseId, answers: noHome }, station.actor),
    );
    return caseId;
  };
  const versionOf = async (caseId: string) =>
    valueOf(await station.desk.find(caseId))?.pack.version;
  const inForce = () => station.policy.shelf().inForce('primary').pack.version;
  const told = () => {
    const { waiting, refused } = station.packPost.list();
    return {
      waiting: waiting.map(({ version, from }) => `${version} ${from}`),
      refused: refused.map(({ version, why }) => `${version} ${why}`),
    };
  };
  const fetched = (platform: HostedPlatform) =>
    platform.logged.filter((line) => /policy-packs\/[0-9a-f:{]/.test(line)).length;

  const before = await draft();
  await pair(county);
  await eventually(() => expect(told().refused).toHaveLength(2));
  expect(told()).toEqual({
    waiting: ['2026.5 县级平台'],
    refused: ['2026.6 packFaulty', '2026.7 packKeyUnknown'],
  });
  expect([inForce(), await versionOf(before), await versionOf(await draft())]).toEqual([
    '2026.4',
    '2026.4',
    '2026.4',
  ]);

  // Asked again, nothing is fetched or told again.
  const [known, head] = [fetched(county), station.facts().camePacks];
  expect(known).toBe(3);
  host.sendNow();
  await pair(city);
  await eventually(() => expect(told().waiting).toHaveLength(2));
  expect(told().waiting).toEqual(['2026.5 县级平台', '2026.6 市级平台']);
  expect(fetched(county)).toBe(known);
  expect(station.facts().camePacks.size).toBe(head.size + 1);

  // Whoever decides sees what changes, and installs; what is older than that waits no more.
  const [, last] = station.packPost.list().waiting;
  const look = valueOf(await station.packPost.look(last?.sha256 ?? ''));
  expect(look).toMatchObject({ pack: { version: '2026.6' }, signedBy: { name: '市级平台' } });
  expect(look.openCases).toBe(2);
  valueOf(await station.policy.install(look.sha256, '市教育局通知', station.actor));
  expect(told().waiting).toEqual([]);
  expect([inForce(), await versionOf(before), await versionOf(await draft())]).toEqual([
    '2026.6',
    '2026.4',
    '2026.6',
  ]);
});

it('that nobody wants are set aside with a reason, also after the station is opened again', async () => {
  const next = { ...packCopy('fiveGroups'), version: '2026.5' };
  const county = await serving('区级平台', { 'next.json': JSON.stringify(next) });
  const [folder, key] = [join(root, 'second station'), newKey()];
  let at = await openOnline(folder, key);
  onTestFinished(() => at.close());
  await at.pair(county);
  const { packPost, actor } = at.station;
  await eventually(() => expect(packPost.list().waiting).toHaveLength(1));
  const [came] = packPost.list().waiting;
  valueOf(await packPost.setAside(came?.sha256 ?? '', '平台发错了版本', actor));
  expect(packPost.list()).toEqual({ waiting: [], refused: [] });
  await at.close();
  at = await openOnline(folder, key);
  const asked = () => county.logged.filter((line) => line.includes('policy-packs')).length;
  const times = asked();
  await eventually(() => expect(asked()).toBeGreaterThan(times));
  expect(at.station.packPost.list()).toEqual({ waiting: [], refused: [] });
});
