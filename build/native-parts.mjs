/** The native parts of packages, which no bundle can hold: they lie beside the folder of the bundle that loads them. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { modulesFolder, projectRoot } from './setup/paths.mjs';

/** Packages of which nothing but the native part is in the program. */
export const nativeOnly = ['@node-rs/argon2'];

const ofOurSystems = /^(linux|win32|darwin)-/;
/** Names of napi-rs: system, processor and, where there are several, the C library. */
const argon2Part =
  /^argon2-((?:linux-(?:x64|arm64))(?=-gnu$)|(?:win32-(?:x64|arm64))(?=-msvc$)|darwin-(?:x64|arm64)$)/;

/**
 * Copies those of serialport for every computer the program is made for, where its bundled loader looks for them and takes
 * whatever it finds; and, apart from them, Argon2 for the computers whose part was installed: where there is none, the
 * program derives its keys in WebAssembly.
 */
export function copyNativeParts() {
  return {
    name: 'copy-native-parts',
    closeBundle() {
      const [target, native] = ['prebuilds', 'native'].map((name) => {
        const folder = join(projectRoot, 'dist', name);
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        return folder;
      });
      const serial = join(modulesFolder, '@serialport/bindings-cpp/prebuilds');
      for (const folder of readdirSync(serial)) {
        if (!ofOurSystems.test(folder)) continue;
        cpSync(join(serial, folder), join(target, folder), { recursive: true });
      }
      const napi = join(modulesFolder, '@node-rs');
      for (const name of existsSync(napi) ? readdirSync(napi) : []) {
        const [, computer] = argon2Part.exec(name) ?? [];
        if (computer === undefined) continue;
        const [part] = readdirSync(join(napi, name)).filter((file) => file.endsWith('.node'));
        if (part === undefined) throw new Error(`${name} brings no native part`);
        cpSync(join(napi, name, part), join(native, computer, 'argon2.node'));
      }
    },
  };
}
