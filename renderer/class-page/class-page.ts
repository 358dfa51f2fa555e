/** The page that verifies a class draw in any browser, without a network: it draws again from what was published. */
import * as z from 'zod';
import type { ClassProof } from '../../shared/classes/class-proof';
import { classProofSchema } from '../../shared/classes/class-proof';
import { beijingMinute } from '../../shared/domain/beijing-time';
import { classPage as en } from '../../shared/i18n/en/class-page';
import type { Locale } from '../../shared/i18n/locale';
import { classPage as zh } from '../../shared/i18n/zh-cn/class-page';
import { button, h } from '../viewer/dom';
import { child, teacherCheck } from './class-forms';
import { changeTable, classTable, linkTable } from './class-tables';
import { verdict } from './class-verdict';
import { nothingEntered, type Entered, type Words } from './entered';
import '../ui/tokens.css';
import '../ui/base.css';
import '../viewer/viewer.css';
import './class-page.css';

// The page's own policy lets no function be made from text.
z.config({ jitless: true });

const words: Readonly<Record<Locale, Words>> = { 'zh-CN': zh, en };

function proofIn(text: string): ClassProof | undefined {
  try {
    return classProofSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function start(first: ClassProof | undefined): void {
  let proof = first;
  let locale: Locale = 'zh-CN';
  const entered = nothingEntered();
  const page = h('div', { class: 'page' });
  const input = h('input', { type: 'file', hidden: true, accept: '.json' });
  document.body.append(page, input);
  input.addEventListener('change', () => {
    void input.files?.[0]?.text().then((text) => {
      proof = proofIn(text);
      redraw();
    });
  });

  function redraw(): void {
    const say = words[locale];
    document.documentElement.lang = locale;
    const turn = button(say.other, 'quiet', () => {
      locale = locale === 'en' ? 'zh-CN' : 'en';
      redraw();
      page.querySelector<HTMLElement>('header button')?.focus();
    });
    const choose = button(say.open, 'quiet', () => {
      input.value = '';
      input.click();
    });
    const parts =
      proof === undefined
        ? [h('p', { class: 'verdict danger', role: 'alert' }, say.unreadable)]
        : sections(proof, say, entered, redraw);
    const main = h('main', {}, ...parts, h('p', {}, choose));
    const drill = proof?.roll.drill === true ? h('p', { class: 'drill' }, say.drill) : undefined;
    const heading = h(
      'div',
      {},
      h('h1', {}, say.title),
      h('p', { class: 'muted' }, say.lead),
      drill,
    );
    page.replaceChildren(h('header', {}, heading, turn), main);
  }
  redraw();
}

function sections(proof: ClassProof, say: Words, entered: Entered, redraw: () => void) {
  return [
    verdict(proof, say, entered, redraw),
    classTable(proof, say),
    changeTable(proof, say),
    linkTable(proof, say),
    child(proof, say, entered),
    proof.roll.teachers === 0 ? undefined : teacherCheck(proof, say, entered),
    facts(proof, say),
    h(
      'section',
      {},
      h('h2', {}, say.how),
      h('ol', { class: 'how' }, ...say.steps.map((step) => h('li', {}, step))),
    ),
  ];
}

function facts({ changes, ...first }: ClassProof, say: Words) {
  const { roll, rollSha256, secret, publicPart, drawnAt } = first;
  const { terms } = say;
  const said = [
    [terms.group, `${String(roll.season)} ${roll.school} ${say.stages[roll.stage]}`],
    [terms.roll, rollSha256],
    [terms.secretDigest, roll.secretSha256],
    [terms.secret, secret],
    [terms.source, roll.publicSource],
    [terms.publicForm, String(roll.publicNumbers)],
    [terms.publicKnownFrom, beijingMinute(roll.publicKnownFrom)],
    [terms.publicPart, publicPart],
    [terms.setAside, say.asideCount(String(roll.setAside.length))],
    [terms.drawnAt, beijingMinute(drawnAt)],
    ...(changes ?? []).flatMap((change) => {
      if (change.kind !== 'late') return [];
      const round = String(change.draw.roll.late?.round ?? '');
      return [
        [say.lateRoll(round), change.draw.rollSha256],
        [say.lateNumbers(round), change.draw.publicPart],
      ] as const;
    }),
  ] as const;
  const pairs = said.flatMap(([term, value]) => [h('dt', {}, term), h('dd', {}, value)]);
  return h('section', {}, h('h2', {}, say.facts), h('dl', { class: 'published' }, ...pairs));
}

start(proofIn(document.getElementById('package-data')?.textContent ?? ''));
