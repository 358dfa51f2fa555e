/** A page that breaks before the station behind it is loaded: the window is not left dead. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { electronEnvironment, prepareRuntime } from '../../build/setup/runtime.mjs';
import { ownScreen } from '../support/virtual-display';

const project = join(import.meta.dirname, '../..');

for (const [way, told] of [
  ['crashes', /"pageGone"/],
  ['hangs', /"pageHangs"[^]*"pageGone"/],
] as const) {
  test(`a first page that ${way} before it has drawn anything is there again, and the station with it`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'station-first-page-'));
    const runtime = prepareRuntime({
      appDir: join(project, 'tests/support/broken-first-page'),
      name: `first-page-${test.info().parallelIndex}`,
    });
    const program = spawn(runtime.executablePath, runtime.args, {
      env: {
        ...electronEnvironment(ownScreen()),
        STATION_DATA: folder,
        STATION_MAIN: join(project, 'dist/main/main.cjs'),
        FIRST_PAGE: way,
      },
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(program, 'exit');
    const lines: string[] = [];
    createInterface({ input: program.stdout }).on('line', (line) => lines.push(line));
    try {
      await expect.poll(() => lines.at(-1) ?? '').toMatch(/^shows .*新建本站/);
      expect(lines[0]).toBe('breaks');
      expect(await readFile(join(folder, 'logs/station.log'), 'utf8')).toMatch(told);
    } finally {
      if (program.pid !== undefined) process.kill(-program.pid, 'SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    }
  });
}
