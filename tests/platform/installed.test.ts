/** What `npm run install-platform` lays: a unit that systemd understands and holds tight, settings, a program that needs Node alone. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlatform } from '../support/platform';
import { buildCase } from '../support/platform-builders';
import { temporaryFolder } from '../support/platform-host';
import { TestStation } from '../support/platform-station';

describe('the installed platform', () => {
  const root = temporaryFolder();
  const data = temporaryFolder();
  const program = join(root, 'usr/local/lib/enrollment-platform');
  const unit = join(root, 'etc/systemd/system/enrollment-platform.service');
  const settings = join(root, 'etc/enrollment-platform/environment');
  const install = () =>
    execFileSync(process.execPath, [resolve('build/platform/install.mjs'), '--to', root], {
      stdio: 'pipe',
    });

  beforeAll(() => void install());
  afterAll(() => {
    for (const folder of [root, data]) rmSync(folder, { recursive: true, force: true });
  });

  /** What systemd reads of an environment file: comments and empty lines are left out. */
  const environment = () =>
    Object.fromEntries(
      readFileSync(settings, 'utf8')
        .split('\n')
        .filter((line) => /^[A-Z]/.test(line))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );

  it('has a unit that systemd understands, and that leaves it little to do harm with', () => {
    const analyze = (...args: string[]) =>
      spawnSync('systemd-analyze', [...args, unit], { encoding: 'utf8' });
    const verified = analyze('verify', '--man=no');
    expect([verified.stderr.trim(), verified.status]).toEqual(['', 0]);
    // In tenths: 0 is nothing, 100 is everything; an ordinary service has 96.
    const judged = analyze('security', '--offline=true', '--no-pager', '--threshold=20');
    expect(judged.status, judged.stdout).toBe(0);
    const lines = readFileSync(unit, 'utf8').split('\n');
    // V8 compiles while it runs: with this it would end at its start.
    expect(lines.some((line) => line.startsWith('MemoryDenyWriteExecute='))).toBe(false);
  });

  it('runs far from the sources, with the settings that it was given, and keeps its token to root', async () => {
    expect(statSync(settings).mode & 0o777).toBe(0o600);
    // It is handed on with the packages inside it, and so with their licences.
    const notices = readFileSync(join(program, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['hono', 'pg', '@aws-sdk/client-s3'])
      expect(notices).toContain(`\n${name}@`);
    const given = environment();
    expect(given['PLATFORM_ADMIN_TOKEN']).toMatch(/^[\w-]{43}$/);
    const running = await startPlatform({
      dataDir: data,
      entry: join(program, 'platform.cjs'),
      cwd: data,
      env: {
        ...given,
        ...{ PORT: '0', METRICS_PORT: '0', NODE_PATH: '' },
        PLATFORM_PACKS: join(program, 'policy-packs'),
      },
    });
    try {
      expect(running.adminToken).toBe(given['PLATFORM_ADMIN_TOKEN']);
      const station = await TestStation.pair(running.url, running.pairingCode);
      await station.deliver(buildCase());
      expect((await station.ask('GET', '/v1/policy-packs')).status).toBe(200);
      expect((await fetch(`${running.url}/v1/health`)).status).toBe(200);
      expect(await (await fetch(running.metricsUrl ?? '')).text()).toMatch(/process_cpu_seconds/);
      await running.kill();
      // As after a power cut: the number that it had is another process' by now.
      const claim = join(data, 'platform.pid');
      const [, start] = readFileSync(claim, 'utf8').split(' ');
      writeFileSync(claim, `${process.pid} ${start}`);
      const again = await startPlatform({
        dataDir: data,
        entry: join(program, 'platform.cjs'),
        cwd: data,
        env: { ...given, PORT: '0', METRICS_PORT: '' },
      });
      expect(await again.stop()).toBe(0);
    } finally {
      await running.kill();
    }
  });

  it('keeps settings when a newer version is laid', () => {
    const mine = `${readFileSync(settings, 'utf8')}\n# mine\n`;
    writeFileSync(settings, mine);
    writeFileSync(join(program, 'left-over.cjs'), '');
    install();
    expect(readFileSync(settings, 'utf8')).toBe(mine);
    expect(existsSync(join(program, 'left-over.cjs'))).toBe(false);
  });
});
