/** All papers of a family on an empty form: whether its people are told apart. */
import { isSameReading } from '../../shared/capture/reading/people';
import { readingProposals } from '../../shared/capture/reading/reading-proposals';
import type { FieldKey } from '../../shared/domain/form';
import type { ReadingRow } from './reading-measures';
import { packKinds, subjectOf, type Family } from './reading-truth';

type Person = readonly [key: FieldKey, truth: string];

export function familyLines(rows: readonly ReadingRow[]): string[] {
  const ids = [...new Set(rows.map(({ truth }) => truth.family ?? ''))].sort();
  const told = ids.flatMap((id) =>
    tellFamily(
      id,
      rows.filter(({ truth }) => truth.family === id),
    ),
  );
  const of = (what: string) => told.filter(({ is }) => is === what);
  return [
    `families  on an empty form: people's fields right ${of('right').length}, left empty ${of('empty').length}, wrong and unsure ${of('unsure').length}, wrong and sure ${of('wrong').length}`,
    ...[...of('wrong'), ...of('unsure')].map(({ text }) => `          ${text}`),
  ];
}

function tellFamily(id: string, rows: readonly ReadingRow[]) {
  const family = rows[0]?.family;
  if (family === undefined) return [];
  const pages = rows.flatMap(({ name, truth, text }) => {
    const as = packKinds[truth.kind];
    return as === undefined ? [] : [{ documentId: name, pageId: name, ...as, text }];
  });
  const proposals = readingProposals(pages, subjectOf(family, false));
  return peopleOf(family).map(([key, truth]) => {
    const proposal = proposals.find((one) => one.key === key);
    const text = `${id} ${key}: ${proposal?.text ?? ''} instead of ${truth}`;
    if (proposal === undefined) return { is: 'empty', text };
    const isRight = [proposal, ...proposal.others].some((one) => isSameReading(one.text, truth));
    return { is: isRight ? 'right' : proposal.unsure ? 'unsure' : 'wrong', text };
  });
}

function peopleOf({ child, guardians }: Family): Person[] {
  const [first, second] = guardians;
  const of = (slot: 'guardian1' | 'guardian2', one: (typeof guardians)[number]): Person[] => [
    [`${slot}.name`, one.name],
    [`${slot}.idNumber`, one.idNumber],
    [`${slot}.relation`, one.relation === '父亲' ? 'father' : 'mother'],
  ];
  return [
    ['child.name', child.name],
    ['child.idNumber', child.idNumber],
    ...(first === undefined ? [] : of('guardian1', first)),
    ...(second === undefined ? [] : of('guardian2', second)),
  ];
}
