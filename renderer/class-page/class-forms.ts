/** Forms of the page: a family finds its child, and names of teachers are held against the roll. */
import type { StandingPupil } from '../../shared/classes/class-changes';
import { afterChange, drawnStanding } from '../../shared/classes/class-changes';
import type { ClassProof } from '../../shared/classes/class-proof';
import { isRollSound } from '../../shared/classes/class-proof';
import { drawRoll, pupilDigest, teachersDigest } from '../../shared/classes/class-roll';
import { lateProofOf } from '../../shared/classes/drawn-roll';
import { h } from '../viewer/dom';
import { labelled, type Entered, type Words } from './entered';

/** However wide the figures and letters were typed. */
const plain = (typed: string) => typed.normalize('NFKC').trim();

/** Where a pupil is: as it was published, as the draw comes to here, and what changed since. */
function placeOf(proof: ClassProof, pupil: StandingPupil, say: Words): string {
  const at = String(pupil.line + 1);
  const published = String(pupil.drawnClass);
  if (!isRollSound(proof.roll)) return say.foundUndrawn(at, published);
  const again = drawnAgain(proof, pupil.line);
  if (again !== published) return say.foundOther(at, again, published);
  const { late, classNumber, isLeft } = pupil;
  return [
    late === undefined ? say.found(at, again) : say.foundLate(at, String(late), again),
    classNumber === pupil.drawnClass ? '' : say.foundTraded(String(classNumber)),
    isLeft ? say.foundLeft : '',
  ].join('');
}

/** The class that the draw of this line comes to: the first one, or that of late pupils. */
function drawnAgain(proof: ClassProof, line: number): string {
  const { roll, secret, publicPart } = proof;
  if (line < roll.pupils.length) {
    return String(drawRoll(roll, secret, publicPart).classOf[line] ?? '');
  }
  let standing: readonly StandingPupil[] = drawnStanding(proof);
  for (const change of proof.changes ?? []) {
    const from = standing.length;
    if (change.kind === 'late' && line < from + change.draw.roll.pupils.length) {
      const again = lateProofOf(change.draw.roll, standing, change.draw);
      return String(again.classOf[line - from] ?? '');
    }
    standing = afterChange(standing, change);
  }
  return '';
}

/** Whoever ever had this digest: a child whose name was put right is found as it was and as it is. */
function pupilOf(proof: ClassProof, sought: string): StandingPupil | undefined {
  let standing: readonly StandingPupil[] = drawnStanding(proof);
  const lineNow = () => standing.find(({ digest }) => digest === sought)?.line;
  let line = lineNow();
  for (const change of proof.changes ?? []) {
    standing = afterChange(standing, change);
    line = lineNow() ?? line;
  }
  return line === undefined ? undefined : standing[line];
}

export function child(proof: ClassProof, say: Words, entered: Entered): HTMLElement {
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
    const pupil = pupilOf(proof, sought);
    answer.textContent = pupil === undefined ? say.notFound : placeOf(proof, pupil, say);
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
export function teacherCheck(
  { roll, teacherOf }: ClassProof,
  say: Words,
  entered: Entered,
): HTMLElement {
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
