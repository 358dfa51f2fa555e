/**
 * The Debian package of the packed program, for Debian, Ubuntu, 统信 UOS and 麒麟. dpkg-deb alone makes it: what electron-builder
 * would use for it has to be downloaded at that moment, and leaves times in the package, so that no two are equal.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { run } from './setup/children.mjs';
import { Stop } from './setup/console.mjs';
import { filesBelow } from './setup/files.mjs';
import { projectRoot } from './setup/paths.mjs';

const name = 'enrollment-station';
const program = join('opt', name);
const parts = join(projectRoot, 'build', 'deb');
const icons = join(projectRoot, 'build', 'icons');
const scripts = ['preinst', 'postinst', 'prerm', 'postrm'];

/**
 * What Electron is linked with, directly or by one of these; of two names the second is that of Debian 13 and Ubuntu 24.04.
 * As little as can be, because a school's computer may have no line to fetch more.
 */
const depends = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libatspi2.0-0 | libatspi2.0-0t64',
];
/**
 * The computer's own keyring for a part of the key, what opens the browser for a log-in, how a running program is found, and
 * what an update asks for its rights and verifies its signature with.
 */
const recommends = ['libsecret-1-0', 'xdg-utils', 'procps', 'openssl', 'pkexec | policykit-1'];
const architectures = { x64: 'amd64', arm64: 'arm64', loong64: 'loong64', mips64el: 'mips64el' };

/** Whatever the umask of who packs: everybody may read, nobody but root write, and what was a program stays one. */
function setModes(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) setModes(path);
    else chmodSync(path, (statSync(path).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
  chmodSync(folder, 0o755);
}

function put(root, path, content, mode = 0o644) {
  const to = join(root, path);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, content, { mode });
}

/** Lines of the control file (Debian Policy 5.3). */
function control({ version, description }, installedKib) {
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    `Architecture: ${architectures[process.arch]}`,
    `Maintainer: 入学帮办站 <${name}@localhost>`,
    `Installed-Size: ${installedKib}`,
    `Depends: ${depends.join(', ')}`,
    `Recommends: ${recommends.join(', ')}`,
    'Section: education',
    'Priority: optional',
    `Description: ${description.split('. ')[0]}`,
    ' Cases, photographed papers, letters and archives are kept on this computer, sealed;',
    ' they go to the central platform when there is a line.',
    '',
  ].join('\n');
}

function layOut(root, packed, { version, description }) {
  rmSync(root, { recursive: true, force: true });
  cpSync(packed, join(root, program), { recursive: true });
  mkdirSync(join(root, 'usr', 'bin'), { recursive: true });
  symlinkSync(`../../${program}/${name}`, join(root, 'usr', 'bin', name));
  const entry = readFileSync(join(parts, `${name}.desktop`));
  put(root, `usr/share/applications/${name}.desktop`, entry);
  for (const icon of readdirSync(icons)) {
    const size = icon === 'icon.svg' ? 'scalable' : icon.slice(0, -'.png'.length);
    const file = `${name}.${icon === 'icon.svg' ? 'svg' : 'png'}`;
    put(root, `usr/share/icons/hicolor/${size}/apps/${file}`, readFileSync(join(icons, icon)));
  }
  const electron = readFileSync(join(packed, 'LICENSE.electron.txt'), 'utf8');
  put(
    root,
    `usr/share/doc/${name}/copyright`,
    `${name} is not licensed to the public: all rights reserved.\n\nIt contains Electron:\n\n${electron}\nand Chromium: /${program}/LICENSES.chromium.html\nand the packages of /${program}/THIRD-PARTY-NOTICES.txt\n`,
  );
  const policy = readFileSync(join(parts, 'cn.enrollment.station.policy'));
  put(root, 'usr/share/polkit-1/actions/cn.enrollment.station.policy', policy);
  setModes(root);
  const files = filesBelow(root);
  const kib = files.reduce((sum, file) => sum + Math.ceil(statSync(file).size / 1024), 0);
  const sums = files.map((file) => {
    const md5 = createHash('md5').update(readFileSync(file)).digest('hex');
    return `${md5}  ${relative(root, file)}\n`;
  });
  put(root, 'DEBIAN/md5sums', sums.join(''));
  put(root, 'DEBIAN/control', control({ version, description }, kib));
  for (const script of scripts) {
    const text = readFileSync(join(parts, script), 'utf8').replaceAll('@version@', version);
    put(root, `DEBIAN/${script}`, text, 0o755);
  }
  chmodSync(join(root, 'DEBIAN'), 0o755);
}

/**
 * Makes `to/enrollment-station_VERSION_ARCH.deb` of the folder that electron-builder packed; equal folders give equal bytes.
 *
 * @param {{ packed: string, to: string, version?: string, quick?: boolean }} request `version` for another than that of
 *   package.json; `quick` compresses little, for tests.
 * @returns {Promise<string>} where it is
 * @throws {Stop} when dpkg-deb is not there or refuses
 */
export async function makeDeb({ packed, to, version, quick = false }) {
  const about = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const facts = { version: version ?? about.version, description: about.description };
  const root = join(to, 'deb-root');
  layOut(root, packed, facts);
  const path = join(to, `${name}_${facts.version}_${architectures[process.arch]}.deb`);
  // The time of every file in it; where none is given that of the package's description.
  const time = String(Math.floor(statSync(join(projectRoot, 'package.json')).mtimeMs / 1_000));
  const env = { ...process.env, SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH ?? time };
  // xz, because the dpkg of UOS 20 and 麒麟 V10 knows nothing newer.
  const compression = quick ? ['-Zgzip', '-z1'] : ['-Zxz', '-z6'];
  const made = await run(
    'dpkg-deb',
    ['--root-owner-group', ...compression, '--build', root, path],
    { quiet: true, env },
  );
  rmSync(root, { recursive: true, force: true });
  if (made.code !== 0) throw new Stop(`dpkg-deb could not make the package:\n${made.output}`);
  return path;
}
