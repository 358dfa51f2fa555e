/** The panel in which a package is verified: how to begin, how far it is, what came out. */
import type { ViewerData } from '../../shared/archive/viewer/viewer-data';
import { packageProblemText } from '../../shared/i18n/archive-text';
import { sizeText } from '../size-text';
import { button, h } from './dom';
import type { PageWords } from './page-words';
import type { Outcome, Progress } from './verify-here';
import { faultsOf, problemCount } from './verify-here';

export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  /** There is no package in what was chosen. */
  | { readonly kind: 'none' }
  /** At this address a browser gives a page no cryptography. */
  | { readonly kind: 'insecure' };

export type Doors = {
  readonly choose: () => void;
  /** Present where the page came from a web address. */
  readonly fetch: (() => void) | undefined;
};

const titleId = 'verify-title';

/** The whole panel. */
export function verdict(
  phase: Phase,
  data: ViewerData,
  words: PageWords,
  doors: Doors,
): HTMLElement {
  const tone = toneOf(phase);
  const attributes = { class: `verdict ${tone}`, 'aria-labelledby': titleId };
  return h('section', attributes, ...nodesOf(phase, data, words, doors));
}

function nodesOf(phase: Phase, data: ViewerData, words: PageWords, doors: Doors): Node[] {
  const { verify } = words.viewer;
  switch (phase.kind) {
    case 'done':
      return [
        ...outcomeNodes(phase.outcome, words),
        h(
          'p',
          { class: 'doors' },
          button(verify.again, 'quiet', doors.choose),
          button(verify.print, 'quiet', () => window.print()),
        ),
      ];
    case 'running': {
      const { files, allFiles, bytes } = phase.progress;
      const said = verify.progress(files, allFiles, sizeText(bytes));
      const bar = { max: String(Math.max(1, allFiles)), value: String(files), 'aria-label': said };
      return [title(verify.heading), h('progress', bar), h('p', { class: 'said' }, said)];
    }
    case 'insecure':
      return [title(verify.heading), h('p', {}, verify.insecure)];
    case 'idle':
    case 'none': {
      const { fetch } = doors;
      return [
        title(verify.heading),
        phase.kind === 'none'
          ? h('p', { class: 'trouble', role: 'alert' }, verify.none)
          : h('p', {}, verify.why),
        h(
          'p',
          { class: 'doors' },
          fetch === undefined ? undefined : button(verify.fetch, 'primary', fetch),
          button(verify.choose, fetch === undefined ? 'primary' : 'quiet', doors.choose),
          h('span', { class: 'muted' }, verify.drop),
        ),
        h('p', { class: 'muted' }, verify.folder(data.name)),
      ];
    }
  }
}

const title = (words: string) => h('h2', { class: 'verdict-title', id: titleId }, words);

function toneOf(phase: Phase): string {
  if (phase.kind === 'done') return problemCount(phase.outcome) === 0 ? 'success' : 'danger';
  return phase.kind === 'idle' || phase.kind === 'running' ? 'neutral' : 'warning';
}

function outcomeNodes(outcome: Outcome, words: PageWords): Node[] {
  const { verify } = words.viewer;
  const { files, bytes, isOther, signatures, fetched } = outcome;
  const told = words.signatures.findings;
  const count = problemCount(outcome);
  const notes = signatures.findings
    .filter(({ severity }) => severity === 'note')
    .map(({ kind }) => h('p', {}, `${verify.notes}${told[kind]}`));
  if (count === 0) {
    const whole = fetched ? verify.wholeFetched : verify.wholeText;
    return [title(verify.whole), h('p', {}, whole(files, sizeText(bytes))), ...notes];
  }
  const byFile = problemsByFile(outcome, words);
  const lines = [...byFile].map(([path, texts]) => {
    const [only = '', ...others] = texts;
    const told =
      others.length === 0 ? only : h('ul', {}, ...texts.map((text) => h('li', {}, text)));
    return h('li', {}, h('strong', {}, path), told);
  });
  return [
    title(isOther && byFile.size === 0 ? verify.brokenOther : verify.broken(byFile.size)),
    h('p', {}, verify.brokenText),
    isOther ? h('p', { class: 'trouble' }, verify.otherPackage) : undefined,
    h('ul', { class: 'findings' }, ...lines),
    ...notes,
  ].flatMap((node) => node ?? []);
}

/** Every problem under the file that it is about, in the order in which they were found. */
function problemsByFile(
  { findings, signatures }: Outcome,
  words: PageWords,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (path: string, text: string) => found.set(path, [...(found.get(path) ?? []), text]);
  for (const finding of findings) {
    add('of' in finding ? finding.of : finding.path, packageProblemText(words, finding));
  }
  for (const { kind, path } of faultsOf(signatures)) add(path, words.signatures.findings[kind]);
  return found;
}
