/** The guides speak the words of the screens, say the same in both languages, and give no command that nobody runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGuide } from '../../renderer/features/help/read-guide';
import { guides, placeOf, readings } from '../../shared/help/readings';
import { pick } from '../../shared/i18n/messages';
import { screenWords } from '../support/screen-words';

const root = join(import.meta.dirname, '../..');
const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');
const guideOf = (name: string, ending: string): string => textOf(`build/guides/${name}${ending}`);
/** Languages by the ending of their files, and the marks between which words of the screen stand. */
const languages = [
  { locale: 'zh-CN', ending: '.zh-CN.md', quoted: /「([^」]*)」/g, least: 60 },
  { locale: 'en', ending: '.md', quoted: /“([^”]*)”/g, least: 60 },
] as const;

const allIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, inner = '']) => inner);

describe.each(languages)('the guides in $locale', ({ locale, ending, quoted, least }) => {
  it('quote no word that is on no screen', async () => {
    const words = await screenWords(locale);
    const missing = guides.flatMap((name) =>
      allIn(guideOf(name, ending), quoted)
        .filter((word) => !words.has(word))
        .map((word) => `${name}: ${word}`),
    );
    expect(missing).toEqual([]);
    const ofClerk = new Set(allIn(guideOf('clerk', ending), quoted));
    expect(ofClerk.size).toBeGreaterThan(least);
    expect(words.has('没有这样一个按钮')).toBe(false);
  });

  it('lead to headings that are there, each heading once', () => {
    const headings = new Map(
      guides.map((name) => [name, readGuide(guideOf(name, ending)).map(({ heading }) => heading)]),
    );
    const missing = guides.flatMap((name) => {
      const own = headings.get(name) ?? [];
      expect(new Set(own).size, name).toBe(own.length);
      return allIn(guideOf(name, ending), /\]\(([^)]*#[^)]+)\)/g).filter((link) => {
        const place = link.startsWith('#')
          ? { guide: name, heading: link.slice(1) }
          : placeOf(link);
        return place && !headings.get(place.guide)?.includes(place.heading ?? '');
      });
    });
    expect(missing).toEqual([]);
  });

  it('have titles in the help under which they are found', () => {
    const { titles } = pick(locale).help.guides;
    expect(Object.keys(titles)).toEqual([...readings]);
    for (const name of guides) {
      expect(readGuide(guideOf(name, ending))[0]?.title, name).toBe(titles[name]);
    }
  });
});

describe.each(guides)('the guide %s', (name) => {
  const zh = guideOf(name, '.zh-CN.md');
  const en = guideOf(name, '.md');

  it('has the same parts, commands and pictures in both languages', () => {
    const shapeOf = (text: string) => readGuide(text).map(({ depth }) => depth);
    expect(shapeOf(en)).toEqual(shapeOf(zh));
    const blocks = /^(```[a-z]+\n[\s\S]+?\n```)$/gm;
    expect(allIn(en, blocks)).toEqual(allIn(zh, blocks));
    const pictures = /\]\((\.\.\/pictures\/[^)]+)\)/g;
    expect(allIn(en, pictures)).toEqual(allIn(zh, pictures));
  });
});

describe('what changed', () => {
  it('is told in both languages, entry by entry', () => {
    const entriesOf = (name: string) =>
      readGuide(textOf(name)).map(({ depth, content }) => [
        depth,
        content.flatMap((token) => (token.type === 'list' ? token.items : [])).length,
      ]);
    expect(entriesOf('CHANGELOG.zh-CN.md')).toEqual(entriesOf('CHANGELOG.md'));
  });
});

/** Who runs the lines of a document: a test or a program of the project, and what of them stands in it. */
const runBy: readonly {
  readonly lines: RegExp;
  readonly file: string;
  readonly holds: string;
}[] = [
  { lines: /^npm start$/, file: 'build/newcomer.mjs', holds: 'README.md' },
  { lines: /^npm test( -- --unit)?$/, file: '.ci/run', holds: 'build/test.mjs' },
  { lines: /^npm run check$/, file: '.ci/run', holds: 'npm run check' },
  { lines: /^sudo dpkg -i \S+\.deb$/, file: 'tests/support/clean-root.sh', holds: 'dpkg -i' },
  {
    lines: /^npm run platform -- import /,
    file: 'tests/platform/courier.test.ts',
    holds: 'importCommand([path]',
  },
];
/** Documents whose named blocks are run as they stand, and by which test: it reads them from there. */
const runWhole: readonly {
  readonly document: RegExp;
  readonly file: string;
  readonly name: string;
}[] = [
  { document: /^build\/guides\/auditor/, file: 'tests/unit/guides.test.ts', name: 'auditor.md' },
  {
    document: /^build\/guides\/integrator/,
    file: 'tests/platform/integrator-guide.test.ts',
    name: 'integrator.md',
  },
  {
    document: /^build\/platform\/backup/,
    file: 'tests/platform/backup.test.ts',
    name: 'backup.md',
  },
];

describe('every command that a document gives', () => {
  const documents = [
    ...readdirSync(root).filter((name) => name.endsWith('.md')),
    ...['guides', 'platform'].flatMap((folder) =>
      readdirSync(join(root, 'build', folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `build/${folder}/${name}`),
    ),
  ];

  it.each(documents)(
    'of %s reaches the program: what is for it stands behind a double dash',
    (document) => {
      const prose = textOf(document).replace(/^```[\s\S]*?^```/gm, '');
      const lost = allIn(prose, /`([^`\n]+)`/g).filter(
        (code) =>
          /^(?:npm run \S+ )?- /.test(code) ||
          / [[(]?-[a-z][a-z-]+/.test(code.replace(/^openssl .*/, '')),
      );
      expect(lost).toEqual([]);
    },
  );

  it.each(documents)('of %s is run', (document) => {
    const whole = runWhole.find((one) => one.document.test(document));
    const named =
      whole === undefined ? [] : allIn(textOf(document), /<!-- .+ -->\n\n```sh\n([\s\S]+?)\n```/g);
    if (whole !== undefined) expect(textOf(whole.file)).toContain(whole.name);
    const others = allIn(textOf(document), /^```sh\n([\s\S]+?)\n```/gm)
      .filter((block) => !named.includes(block))
      .flatMap((block) => block.split('\n'))
      .map((line) => line.replace(/\s+#.*$/, ''));
    const nobodyRuns = others.filter(
      (line) =>
        !runBy.some(({ lines, file, holds }) => lines.test(line) && textOf(file).includes(holds)),
    );
    expect(nobodyRuns).toEqual([]);
  });

  it('names the package of this version', () => {
    const { version } = JSON.parse(textOf('package.json')) as { readonly version: string };
    expect(guideOf('administrator', '.md')).toContain(`enrollment-station_${version}_amd64.deb`);
  });
});
