/** Where packing puts the program. */
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';

const executables = {
  linux: 'linux-unpacked/enrollment-station',
  win32: 'win-unpacked/enrollment-station.exe',
  darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/入学帮办站.app/Contents/MacOS/入学帮办站`,
};

export const packedExecutable = join(projectRoot, 'release', executables[process.platform] ?? '');
