/** The whole page in one language: head, list of chapters, verification, chapters. */
import type { ViewerData } from '../../shared/archive/viewer/viewer-data';
import { beijingSecond } from '../../shared/domain/beijing-time';
import { button, h } from './dom';
import type { PageWords } from './page-words';
import { catalogue, chapter, checks, overview, traces } from './show-case';
import { files, signer } from './show-proof';
import type { Doors, Phase } from './show-verdict';
import { verdict } from './show-verdict';

/** What the page consists of; `turn` goes to the other language. */
export function pageOf(
  data: ViewerData,
  phase: Phase,
  words: PageWords,
  doors: Doors,
  turn: () => void,
): Node[] {
  const { viewer } = words;
  const { parts } = viewer;
  const outcome = phase.kind === 'done' ? phase.outcome : undefined;
  const links = Object.entries(parts).map(([id, title]) =>
    h('li', {}, h('a', { href: `#${id}` }, title)),
  );
  return [
    head(data, viewer, turn),
    h('nav', { 'aria-label': viewer.chapters }, h('ul', {}, ...links)),
    h(
      'main',
      {},
      verdict(phase, data, words, doors),
      chapter('overview', parts.overview, ...overview(data)),
      chapter('catalogue', parts.catalogue, ...catalogue(data, words)),
      chapter('traces', parts.traces, ...traces(data, words)),
      chapter('checks', parts.checks, ...checks(data, words)),
      chapter('files', parts.files, ...files(data, outcome, words)),
      chapter('signer', parts.signer, ...signer(data, outcome, words)),
    ),
    h('footer', { class: 'muted' }, `${data.name} · ${data.software}`),
  ];
}

function head(data: ViewerData, viewer: PageWords['viewer'], turn: () => void): HTMLElement {
  const { supplement } = data;
  return h(
    'header',
    {},
    h(
      'div',
      {},
      h('h1', {}, data.title),
      h('p', { class: 'case-number' }, data.caseNumber),
      h('p', { class: 'muted' }, viewer.made(data.office, beijingSecond(data.at))),
      data.drill ? h('p', {}, h('strong', { class: 'tag danger' }, viewer.drill)) : undefined,
      supplement === undefined
        ? undefined
        : h('p', { class: 'muted' }, viewer.supplement(supplement.number, supplement.root)),
    ),
    button(viewer.other, 'quiet', turn),
  );
}
