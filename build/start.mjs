/** `npm start [-- --demo] [-- --fresh]`: opens the station with a reference platform, or shows it where there is no screen. */
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { runDemonstration } from './demo.mjs';
import { launch, waitForExit } from './setup/children.mjs';
import { runCommand } from './setup/command.mjs';
import { say } from './setup/console.mjs';
import { hasDisplay } from './setup/display.mjs';
import { startEmbeddedPlatform } from './setup/embedded-platform.mjs';
import { projectRoot, runtimeFolder } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { prepareRuntime } from './setup/runtime.mjs';

const stationData = join(runtimeFolder, 'station');

async function openStation() {
  say('[start] starting the reference platform / 正在启动参考平台');
  const platform = await startEmbeddedPlatform();
  try {
    say(`[start] platform: ${platform.url}`);
    if (platform.pairingCode) say(`[start] pairing code / 配对码: ${platform.pairingCode}`);
    say('[start] opening the station; close its window to end / 正在打开入学帮办站,关闭窗口即结束');
    const { executablePath, args, env } = prepareRuntime({ appDir: projectRoot, name: 'start' });
    const station = launch(executablePath, args, {
      // A trial must not mix with the data of a station installed on the same computer.
      env: { STATION_DATA: stationData, ...env, STATION_PLATFORM_URL: platform.url },
    });
    return await waitForExit(station);
  } finally {
    await platform.stop();
    say('[start] ended / 已结束');
  }
}

await runCommand(async () => {
  const demonstrate = process.argv.includes('--demo') || !hasDisplay();
  await prepare({
    display: !hasDisplay(),
    fresh: process.argv.includes('--fresh'),
    then: bundle,
  });
  if (!demonstrate) return openStation();
  if (!hasDisplay())
    say('[start] there is no screen here, so the guided demonstration runs instead');
  return runDemonstration();
});
