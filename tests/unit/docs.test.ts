/** The documents say what is there: every file they name exists, every command they give is one, and every command is told. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const guides = ['clerk', 'administrator', 'auditor', 'integrator', 'security'];
const guideFiles = guides.flatMap((name) => [`${name}.md`, `${name}.zh-CN.md`]);
const documents = [
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'CHANGELOG.zh-CN.md',
  'CONTRIBUTING.md',
  ...guideFiles.map((name) => `build/guides/${name}`),
];
const rooms = ['build', 'electron', 'platform', 'renderer', 'shared', 'tests'];
const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');

const files = [
  ...rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) =>
      `${room}/${path}`.replaceAll('\\', '/'),
    ),
  ),
  ...readdirSync(root),
];

/** A path as people write it, with `*` and `{a,b}`. */
function pattern(path: string): RegExp {
  const escaped = path.replace(/[.+?^$()|[\]\\]/g, String.raw`\$&`);
  // From the inside out: a choice may hold choices.
  let choices = escaped;
  while (/\{[^{}]*\}/.test(choices)) {
    choices = choices.replace(
      /\{([^{}]*)\}/g,
      (_, inner: string) => `(${inner.replaceAll(',', '|')})`,
    );
  }
  return new RegExp(`^${choices.replaceAll('**', '.+').replaceAll('*', '[^/]*')}/?$`);
}

const isThere = (path: string): boolean => {
  const wanted = pattern(path.replace(/\/$/, ''));
  return files.some((file) => wanted.test(file));
};

/** What a document puts between backticks or behind a link, as far as it names a file of the project; links start where it lies. */
function filesNamedIn(name: string): string[] {
  const text = textOf(name);
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, inner = '']) => inner);
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, inner = '']) =>
    join(dirname(name), inner),
  );
  const named = quoted.filter((inner) => rooms.some((room) => inner.startsWith(`${room}/`)));
  return [...new Set([...named, ...linked])].filter((path) => !/[\s<>]/.test(path));
}

const { scripts } = JSON.parse(textOf('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const commandsIn = (text: string): string[] =>
  [...text.matchAll(/\bnpm (?:run (?:--silent )?)?([a-z][a-z:-]*)/g)].map(([, name = '']) => name);
/** Words of npm itself. */
const ofNpm = ['ci', 'install', 'registry'];

describe.each(documents)('%s', (name) => {
  it('names no file that is not there', () => {
    const named = filesNamedIn(name);
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });

  it('gives no command that is none', () => {
    const given = commandsIn(textOf(name)).filter((one) => !ofNpm.includes(one));
    expect(given.filter((one) => scripts[one] === undefined)).toEqual([]);
  });
});

describe('the README', () => {
  it('names files that this test can tell from missing ones', () => {
    expect(filesNamedIn('README.md').length).toBeGreaterThan(50);
    expect(isThere('tests/unit/docs.test.ts')).toBe(true);
    expect(isThere('tests/unit/doc?.test.ts')).toBe(false);
    expect(isThere('tests/e2e/no-such.spec.ts')).toBe(false);
  });

  it('tells of every command there is', () => {
    const told = new Set(commandsIn(textOf('README.md')));
    expect(Object.keys(scripts).filter((one) => !told.has(one))).toEqual([]);
  });
});
