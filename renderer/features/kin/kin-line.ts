/** One case of a child in a line: season, matter, state, number. */
import type { Messages } from '../../../shared/i18n/messages';
import type { KinCase } from '../../../shared/ipc/calls/kin';

/** A case that this operator may see. */
export type SeenCase = Extract<KinCase, { seen: true }>;

/** Whether a person has to look if it is the same child at all. */
export function isUnsure(one: KinCase): one is SeenCase {
  return one.seen && one.unsure === true;
}

/** Where it stands. */
export function kinLine(
  { kin, words }: Pick<Messages, 'kin' | 'words'>,
  { kind, season, state, caseNumber, unsure }: SeenCase,
): string {
  const line = kin.line(words.kinds[kind], season, words.states[state].name);
  const whole = caseNumber === undefined ? line : `${line} · ${caseNumber}`;
  return unsure === true ? kin.unsureLine(whole) : whole;
}
