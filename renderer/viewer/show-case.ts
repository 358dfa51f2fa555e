/** What the page shows of the case by itself: overview, contents, process, four checks. */
import type { ViewerData } from '../../shared/archive/viewer/viewer-data';
import { beijingSecond } from '../../shared/domain/beijing-time';
import { addressOf, h, table } from './dom';
import type { PageWords } from './page-words';

/** A chapter of the page with its heading, which the list at the side leads to. */
export function chapter(id: string, title: string, ...children: readonly Node[]): HTMLElement {
  const heading = h('h2', { id: `${id}-title` }, title);
  return h('section', { id, 'aria-labelledby': `${id}-title` }, heading, ...children);
}

/** As the sheets of the archive PDF write what nobody filled in. */
const isEmpty = (value: string) => ['', '—'].includes(value.trim());

/** Blocks of labelled values; what is empty is left out. */
export function overview({ overview: blocks }: ViewerData): Node[] {
  return blocks
    .map(({ title, rows }) => ({ title, rows: rows.filter(({ value }) => !isEmpty(value)) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) => {
      const pairs = rows.map(({ label, value }) =>
        h('div', {}, h('dt', {}, label), h('dd', {}, value)),
      );
      return h('div', { class: 'block' }, h('h3', {}, title), h('dl', {}, ...pairs));
    });
}

type Item = ViewerData['catalogue'][number];

/** Browsers draw these; others, such as TIFF, are only led to. */
const drawn = ['image/jpeg', 'image/png', 'image/webp'];

/** The files of the case by their folders: papers in a table, pictures as pictures. */
export function catalogue({ catalogue: items }: ViewerData, { viewer }: PageWords): Node[] {
  const folders = [...new Set(items.map(({ folder }) => folder))];
  return folders.map((folder) => {
    const inside = items.filter((item) => item.folder === folder);
    const pictures = inside.filter(({ mediaType }) => drawn.includes(mediaType));
    const papers = inside.filter(({ mediaType }) => !drawn.includes(mediaType));
    const { no, title, number, pages } = viewer.columns;
    const rows = papers.map((item) => [
      String(item.no),
      paperLink(item, viewer),
      item.number ?? '',
      viewer.pages(item.pages),
    ]);
    return h(
      'div',
      { class: 'block' },
      h('h3', {}, folder),
      papers.length === 0 ? undefined : table([no, title, number, pages], rows, folder),
      pictures.length === 0
        ? undefined
        : h('ul', { class: 'pictures' }, ...pictures.map((item) => picture(item, viewer))),
    );
  });
}

function paperLink(item: Item, viewer: PageWords['viewer']): HTMLElement {
  const address = { href: addressOf(item.path), target: '_blank', rel: 'noopener' };
  const link = h('a', address, item.title);
  return item.voided === undefined
    ? link
    : h('span', {}, link, ' ', h('span', { class: 'tag danger' }, viewer.voided(item.voided)));
}

function picture({ path, title }: Item, viewer: PageWords['viewer']): HTMLElement {
  const address = addressOf(path);
  const image = h('img', { src: address, alt: '', loading: 'lazy', decoding: 'async' });
  const link = h(
    'a',
    { href: address, target: '_blank', rel: 'noopener', 'aria-label': viewer.open(title) },
    h('span', { class: 'frame' }, image),
    h('span', {}, title),
  );
  return h('li', {}, link);
}

/** 办理痕迹 in words. */
export function traces({ traces: lines }: ViewerData, { viewer }: PageWords): Node[] {
  if (lines.length === 0) return [h('p', { class: 'muted' }, viewer.noTraces)];
  const { no, time, who, what } = viewer.columns;
  const rows = lines.map((line) => [
    String(line.seq),
    h('time', { datetime: line.at }, beijingSecond(line.at)),
    line.by,
    line.what,
  ]);
  return [table([no, time, who, what], rows, viewer.parts.traces)];
}

const tones = { passed: 'success', failed: 'danger', notRun: 'neutral' } as const;

/** 四性检测 as it was when the package was sealed. */
export function checks({ checks: items }: ViewerData, { viewer }: PageWords): Node[] {
  if (items.length === 0) return [h('p', { class: 'muted' }, viewer.noChecks)];
  const { no, item, result, evidence } = viewer.columns;
  return [...new Set(items.map(({ group }) => group))].map((group) => {
    const rows = items
      .filter((one) => one.group === group)
      .map((one) => [
        one.no,
        h('span', {}, one.title, h('small', {}, one.how)),
        h('span', { class: `tag ${tones[one.state]}` }, one.result),
        one.evidence,
      ]);
    const shown = table([no, item, result, evidence], rows, group);
    return h('div', { class: 'block' }, h('h3', {}, group), shown);
  });
}
