/** `npm run demo`: the guided demonstration, on a virtual screen where there is none. */
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { runNode } from './setup/children.mjs';
import { isCommand, runCommand } from './setup/command.mjs';
import { say } from './setup/console.mjs';
import { hasDisplay, startVirtualDisplay } from './setup/display.mjs';
import { modulesFolder } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

/**
 * The demonstration is a Playwright program under tests/demo, whose configuration decides what is shown.
 * @returns {Promise<number>} its exit code
 */
export async function runDemonstration() {
  say('[demo] starting the guided demonstration / 正在运行演示');
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  try {
    const { code } = await runNode(
      join(modulesFolder, '@playwright', 'test', 'cli.js'),
      ['test', '-c', 'tests/demo/playwright.config.ts'],
      { env: { ...process.env, ...display?.env } },
    );
    say(code === 0 ? '[demo] finished / 演示完成' : '[demo] failed / 演示未完成');
    return code;
  } finally {
    await display?.stop();
  }
}

if (isCommand(import.meta.filename)) {
  await runCommand(async () => {
    await prepare({ display: !hasDisplay(), then: bundle });
    return runDemonstration();
  });
}
