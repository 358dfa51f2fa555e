/** A camera for Chromium that looks at one picture: the flags that make the program photograph a given paper. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Writes the picture as a short film (JPEG frames one after the other) and names it as the only camera. */
export function fakeCameraArguments(picturePath: string, filmPath: string): string[] {
  const frame = readFileSync(picturePath);
  writeFileSync(filmPath, Buffer.concat(Array.from({ length: 4 }, () => frame)));
  return [
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${resolve(filmPath)}`,
  ];
}
