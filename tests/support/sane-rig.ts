/** SANE with scanners that are programs: its `test` device, a picture taken for paper, and network scanners of our own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** What `process.env` needs for `scanimage` to find only these scanners. */
export type SaneRig = { readonly SANE_CONFIG_DIR: string; readonly PATH: string };

const ownPath = process.env['PATH'] ?? '';

function configured(folder: string, files: Readonly<Record<string, string>>): SaneRig {
  const config = join(folder, 'sane');
  mkdirSync(config, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(config, name), text);
  return { SANE_CONFIG_DIR: config, PATH: ownPath };
}

/** A computer that has SANE and no scanner. */
export const noScanners = (folder: string) => configured(folder, { 'dll.conf': '' });

/** The `test` device: a flatbed, and a feeder that is empty after ten pages. */
export const testScanner = (folder: string) => configured(folder, { 'dll.conf': 'test\n' });

/** Real sane-airscan in front of a network scanner at `url`. */
export const airscan = (folder: string, url: string) =>
  configured(folder, {
    'dll.conf': 'airscan\n',
    'airscan.conf': `[devices]\n"Airscan" = ${url}, eSCL\n[options]\ndiscovery = disable\n`,
  });

/** A `scanimage` before the real one, which is called by what `lines` add: `"$real"` is its path, `"$@"` the arguments. */
export function withWrapper(folder: string, rig: SaneRig, lines: string): SaneRig {
  const programs = join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  const real = execFileSync('which', ['scanimage'], { encoding: 'utf8' }).trim();
  writeFileSync(join(programs, 'scanimage'), `#!/bin/sh\nreal=${real}\n${lines}\n`, {
    mode: 0o755,
  });
  return { ...rig, PATH: `${programs}${delimiter}${ownPath}` };
}

/** The `pnm` device: whoever scans it scans this picture (PNM), as often as wanted. */
export function pictureScanner(folder: string, picturePath: string): SaneRig {
  const rig = configured(folder, { 'dll.conf': 'pnm\n' });
  return withWrapper(
    folder,
    rig,
    `case "$*" in
  *--device-name=*) exec "$real" "$@" '--filename=${picturePath}' ;;
  *) exec "$real" "$@" ;;
esac`,
  );
}
