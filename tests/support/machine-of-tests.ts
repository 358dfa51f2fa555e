/** A computer as Electron would tell of it. */
import type { MachineFacts } from '../../electron/diagnostics/machine-facts';

export const machineOfTests: MachineFacts = {
  program: {
    version: '1.2.3',
    electron: '45.4.1',
    chromium: '150.0.7000.12',
    node: '24.1.0',
    packed: false,
    upSeconds: 7_260,
  },
  system: {
    system: 'linux',
    release: '6.8.0',
    processor: 'x64',
    cores: 2,
    memoryBytes: 8 * 1024 ** 3,
    freeMemoryBytes: 3 * 1024 ** 3,
    upSeconds: 90_000,
    zoneMinutes: 480,
  },
  displays: [{ widthPx: 1920, heightPx: 1080, scalePercent: 100 }],
  drawing: { gpu_compositing: 'software', webgl: 'unavailable' },
  dumpFiles: 0,
};
