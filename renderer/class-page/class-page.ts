/** The page that verifies a class draw in any browser, without a network: it draws again from what was published. */
import * as z from 'zod';
import type { ClassProof } from '../../shared/classes/class-proof';
import { classProofSchema, isRollSound, verifyProof } from '../../shared/classes/class-proof';
import { drawRoll, pupilDigest, rollLinks, teachersDigest } from '../../shared/classes/class-roll';
import { beijingMinute } from '../../shared/domain/beijing-time';
import { classPage as en } from '../../shared/i18n/en/class-page';
import type { Locale } from '../../shared/i18n/locale';
import { classPage as zh } from '../../shared/i18n/zh-cn/class-page';
import { button, h, table } from '../viewer/dom';
import '../ui/tokens.css';
import '../ui/base.css';
import '../viewer/viewer.css';
import './class-page.css';

// The page's own policy lets no function be made from text.
z.config({ jitless: true });

type Words = typeof zh;
const words: Readonly<Record<Locale, Words>> = { 'zh-CN': zh, en };

function proofIn(text: string): ClassProof | undefined {
  try {
    return classProofSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What a person entered: kept over a change of the language. */
type Entered = {
  published: string;
  caseNumber: string;
  name: string;
  code: string;
  teachers: string;
};

function start(first: ClassProof | undefined): void {
  let proof = first;
  let locale: Locale = 'zh-CN';
  const entered: Entered = { published: '', caseNumber: '', name: '', code: '', teachers: '' };
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

const digestForm = /^[0-9a-f]{64}$/;
const asDigest = (typed: string) => typed.toLowerCase().replaceAll(/\s/g, '');

function verdict(proof: ClassProof, say: Words, entered: Entered, redraw: () => void) {
  const typed = asDigest(entered.published);
  const published = digestForm.test(typed) ? typed : undefined;
  const found = verifyProof(proof, published);
  const isSame = found.length === 0;
  const { classes, pupils } = proof.roll;
  const lines = isSame
    ? [
        say.sameText(String(classes), String(pupils.length)),
        published === undefined ? say.notCompared : say.alsoPublished,
      ]
    : [say.differentText];
  const named = found.map((finding) => {
    const told: (of: never) => string = say.findings[finding.kind];
    return h('li', {}, told(finding as never));
  });
  const field = labelled(say.published, entered, 'published');
  const wrong = typed !== '' && published === undefined;
  const form = h(
    'form',
    { class: 'fields' },
    field,
    h('button', { class: 'button primary' }, say.compare),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    redraw();
    document.querySelector<HTMLElement>('.verdict h2')?.focus();
  });
  const tone = isSame ? (published === undefined ? 'warning' : 'success') : 'danger';
  return h(
    'section',
    { class: `verdict ${tone}` },
    h('h2', { class: 'verdict-title', tabindex: '-1' }, isSame ? say.same : say.different),
    ...lines.map((line) => h('p', {}, line)),
    named.length === 0 ? undefined : h('ul', { class: 'findings' }, ...named),
    form,
    wrong ? h('p', { role: 'alert' }, say.publishedWrong) : undefined,
  );
}

function classTable(proof: ClassProof, say: Words): HTMLElement {
  const { roll, classOf, teacherOf } = proof;
  const found = verifyProof(proof);
  // A roll that cannot be drawn has no list that could come out the same.
  const isUnsound = found.some(({ kind }) => kind === 'rollUnsound');
  const { number, teacher, pupils, girls, boys, verdict: again } = say.columns;
  const rows = Array.from({ length: roll.classes }, (_, at) => {
    const members = roll.pupils.filter((_pupil, line) => classOf[line] === at + 1);
    const female = members.filter(({ sex }) => sex === 'female').length;
    const place = teacherOf[at];
    const isOther =
      isUnsound || found.some((one) => one.kind === 'classDiffers' && one.classNumber === at + 1);
    return [
      say.classOf(String(at + 1)),
      place === undefined ? '' : say.teacherOf(String(place)),
      String(members.length),
      String(female),
      String(members.length - female),
      isOther ? say.verdicts.different : say.verdicts.same,
    ];
  });
  const columns = [number, teacher, pupils, girls, boys, again];
  return h('section', {}, h('h2', {}, say.lists), table(columns, rows, say.lists));
}

/** Who stays together or apart, by numbers and lines: why, only the school knows. */
function linkTable({ roll, classOf }: ClassProof, say: Words): HTMLElement | undefined {
  const { id, kind, lines, classes } = say.linkColumns;
  const rows = rollLinks(roll).map((link) => [
    String(link.id),
    say.linkKinds[link.kind],
    link.pupils.map((line) => String(line + 1)).join(', '),
    [...new Set(link.pupils.map((line) => say.classOf(String(classOf[line] ?? ''))))].join(', '),
  ]);
  if (rows.length === 0) return undefined;
  const help = h('p', { class: 'muted' }, say.linksHelp);
  return h(
    'section',
    {},
    h('h2', {}, say.links),
    help,
    table([id, kind, lines, classes], rows, say.links),
  );
}

/** However wide the figures and letters were typed. */
const plain = (typed: string) => typed.normalize('NFKC').trim();

/** Where a line of the roll is: as it was published, and as the draw comes to here. */
function placeOf(proof: ClassProof, line: number, say: Words): string {
  const { roll, secret, publicPart, classOf } = proof;
  const [at, published] = [String(line + 1), String(classOf[line] ?? '')];
  if (!isRollSound(roll)) return say.foundUndrawn(at, published);
  const again = String(drawRoll(roll, secret, publicPart).classOf[line] ?? '');
  return again === published ? say.found(at, again) : say.foundOther(at, again, published);
}

function child(proof: ClassProof, say: Words, entered: Entered): HTMLElement {
  const answer = h('p', { role: 'status', class: 'answer' });
  const form = h(
    'form',
    { class: 'fields' },
    labelled(say.caseNumber, entered, 'caseNumber'),
    labelled(say.name, entered, 'name'),
    labelled(say.code, entered, 'code'),
    h('button', { class: 'button primary' }, say.find),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = plain(entered.code).toLowerCase();
    const sought = pupilDigest(plain(entered.caseNumber).toUpperCase(), entered.name, code);
    const line = proof.roll.pupils.findIndex(({ digest }) => digest === sought);
    answer.textContent = line < 0 ? say.notFound : placeOf(proof, line, say);
  });
  return h(
    'section',
    {},
    h('h2', {}, say.child),
    h('p', { class: 'muted' }, say.childHelp),
    form,
    answer,
  );
}

/** Holds names against the list that the roll is bound to; the data have no names in them. */
function teacherCheck({ roll, teacherOf }: ClassProof, say: Words, entered: Entered): HTMLElement {
  const answer = h('p', { role: 'status', class: 'answer' });
  const list = h('ul', {});
  const area = h('textarea', { rows: '4', autocomplete: 'off', spellcheck: 'false' });
  area.value = entered.teachers;
  area.addEventListener('input', () => {
    entered.teachers = area.value;
  });
  const form = h(
    'form',
    { class: 'fields' },
    h('label', {}, h('span', {}, say.teacherNames), area),
    h('button', { class: 'button primary' }, say.teachersCheck),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const names = entered.teachers.split('\n').filter((line) => line.trim() !== '');
    const isSame = teachersDigest(names, roll.teacherSalt) === roll.teachersSha256;
    answer.textContent = isSame ? say.teachersSame : say.teachersOther;
    const lines = teacherOf.map((place, at) =>
      h('li', {}, say.teacherLine(String(at + 1), names[place - 1] ?? '')),
    );
    list.replaceChildren(...(isSame ? lines : []));
  });
  const [title, help] = [h('h2', {}, say.teachers), h('p', { class: 'muted' }, say.teachersHelp)];
  return h('section', {}, title, help, form, answer, list);
}

function facts({ roll, rollSha256, secret, publicPart, drawnAt }: ClassProof, say: Words) {
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
  ] as const;
  const pairs = said.flatMap(([term, value]) => [h('dt', {}, term), h('dd', {}, value)]);
  return h('section', {}, h('h2', {}, say.facts), h('dl', { class: 'published' }, ...pairs));
}

function labelled(label: string, entered: Entered, key: keyof Entered): HTMLElement {
  const input = h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });
  input.value = entered[key];
  input.addEventListener('input', () => {
    entered[key] = input.value;
  });
  return h('label', {}, h('span', {}, label), input);
}

start(proofIn(document.getElementById('package-data')?.textContent ?? ''));
