/** What is packed for Windows, Linux and macOS: the configuration is one that electron-builder's own schema takes, for every system. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import { expect, it } from 'vitest';
import { formOf } from '../../build/update-folder.mjs';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '../..');
type Config = {
  readonly artifactName: string;
  readonly portable: { readonly artifactName: string };
  readonly electronFuses: Readonly<Record<string, boolean>>;
} & Readonly<Record<'linux' | 'mac' | 'win', { readonly target: readonly string[] }>>;
const config = require(join(root, 'build/electron-builder.config.cjs')) as Config;

/** The schema that comes with electron-builder; formats and words for editors say nothing about validity. */
function judge() {
  const folder = join(root, 'node_modules/app-builder-lib');
  const schema = JSON.parse(readFileSync(join(folder, 'scheme.json'), 'utf8')) as object;
  return new Ajv({ strict: false, allowUnionTypes: true, validateFormats: false }).compile(schema);
}

it('is taken by the schema of electron-builder, which takes no misspelt word', () => {
  const valid = judge();
  valid(config);
  expect(valid.errors).toBeNull();
  for (const wrong of [
    { asarr: true },
    { nsis: { packElevateHelpers: false } },
    { portable: { artifact: 'x' } },
    { mac: { target: [{ target: 'dmgg', archs: 'x64' }] } },
    { linux: { ...config.linux, maintainers: 'x' } },
    { electronFuses: { runAsNode: 'no' } },
  ]) {
    expect(valid({ ...config, ...wrong }), JSON.stringify(wrong)).toBe(false);
  }
});

it('makes every installer that the delivery asks for, under ASCII names that an update knows', () => {
  expect(config.win.target).toEqual(['nsis', 'portable']);
  expect(config.linux.target).toEqual(['AppImage', 'tar.gz']);
  expect(config.mac.target).toEqual(['dmg']);
  const named = (pattern: string, os: string, ext: string) =>
    Object.entries({ version: '0.2.0', os, arch: 'x64', ext }).reduce(
      (name, [word, value]) => name.replace(`\${${word}}`, value),
      pattern,
    );
  const names = {
    nsis: named(config.artifactName, 'win', 'exe'),
    portable: named(config.portable.artifactName, 'win', 'exe'),
    appimage: named(config.artifactName, 'linux', 'AppImage'),
    tar: named(config.artifactName, 'linux', 'tar.gz'),
    dmg: named(config.artifactName, 'mac', 'dmg'),
  };
  for (const [form, name] of Object.entries(names)) {
    expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
    expect(formOf(name), name).toBe(form);
  }
});
