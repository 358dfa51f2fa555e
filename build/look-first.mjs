/** The script that sets colours and language of the desk's page before its first picture. */
import { join } from 'node:path';
import { projectRoot } from './setup/paths.mjs';

const entry = join(projectRoot, 'renderer', 'early-look.ts');
const fileName = 'assets/early-look.js';

/** Builds it as a script of its own, which needs nothing of the program, and has index.html wait for it alone. */
export function lookFirst() {
  const tag = {
    tag: 'script',
    attrs: { type: 'module', blocking: 'render', src: `/${fileName}` },
    injectTo: 'head',
  };
  return {
    name: 'look-first',
    buildStart() {
      this.emitFile({ type: 'chunk', id: entry, fileName });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { filename }) => (filename.endsWith('index.html') ? [tag] : []),
    },
  };
}
