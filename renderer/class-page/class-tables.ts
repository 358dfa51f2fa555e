/** Tables of the page: classes, what changed after the draw, and who stays together or apart. */
import { standingOfProof } from '../../shared/classes/class-lists';
import type { ClassProof } from '../../shared/classes/class-proof';
import { isRollSound, verifyProof } from '../../shared/classes/class-proof';
import { linksOf } from '../../shared/classes/class-changes';
import { toldChanges, type ToldChange } from '../../shared/classes/told-changes';
import { beijingMinute } from '../../shared/domain/beijing-time';
import { h, table } from '../viewer/dom';
import type { Words } from './entered';

export function classTable(proof: ClassProof, say: Words): HTMLElement {
  const { roll, classOf, teacherOf, changes } = proof;
  const standing = standingOfProof(proof);
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
    const there = standing.filter((one) => one.classNumber === at + 1 && !one.isLeft).length;
    return [
      say.classOf(String(at + 1)),
      place === undefined ? '' : say.teacherOf(String(place)),
      String(members.length),
      String(female),
      String(members.length - female),
      ...(changes === undefined ? [] : [String(there)]),
      isOther ? say.verdicts.different : say.verdicts.same,
    ];
  });
  const now = changes === undefined ? [] : [say.now];
  const columns = [number, teacher, pupils, girls, boys, ...now, again];
  return h('section', {}, h('h2', {}, say.lists), table(columns, rows, say.lists));
}

/** Every change after the draw, and whether it keeps to its rule. */
export function changeTable(proof: ClassProof, say: Words): HTMLElement | undefined {
  const told = toldChanges(proof);
  if (told.length === 0) return undefined;
  const found = isRollSound(proof.roll) ? verifyProof(proof) : undefined;
  const isWrong = (number: number) =>
    found === undefined || found.some((one) => 'change' in one && one.change === number);
  const rows = told.map((change) => [
    String(change.number),
    changeWords(proof, change, say),
    beijingMinute(change.at),
    isWrong(change.number) ? say.changeVerdicts.wrong : say.changeVerdicts.right,
  ]);
  const { number, what, at, verdict } = say.changeColumns;
  return h(
    'section',
    {},
    h('h2', {}, say.changes),
    h('p', { class: 'muted' }, say.changesHelp),
    table([number, what, at, verdict], rows, say.changes),
  );
}

function changeWords(proof: ClassProof, told: ToldChange, say: Words): string {
  if (told.kind === 'renamed') return say.changeRenamed(String(told.line));
  if (told.kind === 'left') return say.changeLeft(told.lines.join(', '));
  if (told.kind === 'trade') {
    const [one = '', other = ''] = told.lines.map((line, at) =>
      say.lineIn(String(line), String(told.classes[at] ?? '')),
    );
    return say.changeTrade(one, other);
  }
  const change = proof.changes?.[told.number - 1];
  const classOf = change?.kind === 'late' ? change.draw.classOf : [];
  const classes = [...new Set(classOf)].sort((one, other) => one - other);
  const into = classes.map((one) => say.classOf(String(one))).join(', ');
  const said = say.changeLate(String(told.round), String(told.pupils), String(told.left));
  return `${said}　${say.lateInto(into)}`;
}

/** Who stays together or apart, by numbers and lines: why, only the school knows. */
export function linkTable(proof: ClassProof, say: Words): HTMLElement | undefined {
  const { id, kind, lines, classes } = say.linkColumns;
  const standing = standingOfProof(proof);
  const drawnInto = (line: number) => say.classOf(String(standing[line]?.drawnClass ?? ''));
  const rows = linksOf(proof.roll, proof.changes ?? []).map((link) => [
    String(link.id),
    say.linkKinds[link.kind],
    link.pupils.map((line) => String(line + 1)).join(', '),
    [...new Set(link.pupils.map(drawnInto))].join(', '),
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
