/** What the page shows of the proof: every file with its digests, and who signed. */
import { signaturePaths } from '../../shared/archive/signing/signature-files';
import type { ViewerData } from '../../shared/archive/viewer/viewer-data';
import { beijingSecond } from '../../shared/domain/beijing-time';
import { sizeText } from '../size-text';
import { h, table } from './dom';
import type { PageWords } from './page-words';
import type { Outcome } from './verify-here';

/** Every file that the page or the folder knows, with what became of it. */
export function files(
  { manifest }: ViewerData,
  outcome: Outcome | undefined,
  { viewer }: PageWords,
): Node[] {
  const told = new Map(manifest.map((line) => [line.path, line]));
  const known = new Set([
    ...told.keys(),
    ...(outcome?.there.keys() ?? []),
    ...(outcome?.bad ?? []),
  ]);
  const paths = [...known].sort(
    (one, other) => rank(one) - rank(other) || (rank(one) > 0 && one > other ? 1 : 0),
  );
  const { file, size, state } = viewer.columns;
  const rows = paths.map((path) => {
    const line = told.get(path);
    const bytes = outcome?.there.get(path) ?? line?.bytes;
    const digests =
      line === undefined
        ? []
        : [
            h('small', { class: 'digest' }, `${viewer.sha256} ${line.sha256}`),
            h('small', { class: 'digest' }, `${viewer.sm3} ${line.sm3}`),
          ];
    return [
      h('span', { class: 'path' }, path, ...digests),
      bytes === undefined ? '' : sizeText(bytes),
      badge(path, outcome, viewer),
    ];
  });
  return [table([file, size, state], rows, viewer.parts.files)];
}

/** The payload first, then what describes it, then the signatures. */
const rank = (path: string) => (path.startsWith('data/') ? 0 : path.includes('/') ? 2 : 1);

function badge(path: string, outcome: Outcome | undefined, { state }: PageWords['viewer']) {
  if (outcome === undefined) return h('span', { class: 'tag neutral' }, state.open);
  const isBad = outcome.bad.has(path) || !outcome.there.has(path);
  return isBad
    ? h('span', { class: 'tag danger' }, state.bad)
    : h('span', { class: 'tag success' }, state.ok);
}

type Row = readonly [label: string, value: Node | string];

/** The station's certificate as the page was made with it, and the signatures that were found. */
export function signer(
  { signer: told }: ViewerData,
  outcome: Outcome | undefined,
  words: PageWords,
): Node[] {
  const { signer: say } = words.viewer;
  const found = outcome === undefined ? [] : [block(say.found, signatureRows(outcome, words))];
  if (told === undefined) return [...found, h('p', { class: 'muted' }, say.none)];
  return [
    ...found,
    block(say.told, [
      [say.fingerprint, digest(told.fingerprint)],
      [say.sm2, digest(told.sm2PublicKey)],
    ]),
    h('p', { class: 'muted' }, say.compare),
    h(
      'details',
      {},
      h('summary', {}, say.certificate),
      h('pre', { tabindex: '0', 'aria-label': say.certificate }, told.certificate),
    ),
  ];
}

function signatureRows(
  { signatures: { cms, sm2, timestamp, findings } }: Outcome,
  { viewer: { signer: say }, signatures }: PageWords,
): Row[] {
  const { request, timestamp: token } = signaturePaths;
  const stamps = findings.filter(({ path }) => path === request || path === token);
  return [
    ...(cms === undefined
      ? []
      : ([
          [say.by, cms.certificate.subject],
          [say.at, cms.signedAt === undefined ? '' : beijingSecond(cms.signedAt)],
          [say.fingerprint, digest(cms.fingerprint)],
        ] as const)),
    ...(sm2 === undefined ? [] : [[say.sm2, digest(sm2.publicKey)] as const]),
    ...stamps.map(({ kind }) => [say.stamp, signatures.findings[kind]] as const),
    ...(timestamp === undefined
      ? []
      : [[say.stamp, say.stampBy(beijingSecond(timestamp.at), timestamp.authority)] as const]),
  ];
}

/** In groups of eight digits, so that two people can compare it aloud. */
const digest = (hex: string) =>
  h('span', { class: 'digest' }, (hex.match(/.{1,8}/g) ?? []).join(' '));

function block(title: string, rows: readonly Row[]): HTMLElement {
  const pairs = rows.map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value)));
  const list = pairs.length === 0 ? undefined : h('dl', { class: 'wide' }, ...pairs);
  return h('div', { class: 'block' }, h('h3', {}, title), list ?? h('p', { class: 'muted' }, '—'));
}
