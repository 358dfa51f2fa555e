/** What was chosen and typed for rolls that are not frozen yet: it outlives the room and the lock, as notes of dialogs do. */
import { useRef, useState } from 'react';
import type { ClassGroup } from '../../../shared/classes/admitted-pupil';
import type { ClassPlan } from '../../../shared/classes/compose-roll';
import { noCase } from '../../db/note-rows';
import { useKeptNote } from '../../session/kept-note';
import type { ClassLink, LinkDraft } from './class-links';

/** Tells the groups of one station apart. */
export const keyOfGroup = ({ season, stage, school }: ClassGroup): string =>
  `${String(season)} ${stage} ${school}`;

/** The public part of a draw as it is typed. */
export type PublicPartFields = {
  readonly source: string;
  readonly count: string;
  readonly day: string;
  readonly time: string;
};

/** What is typed for any roll. */
export type RollFields = PublicPartFields & {
  readonly elsewhere: string;
  readonly links: readonly ClassLink[];
  readonly draft: LinkDraft;
};

/** And for the first one of a school. */
export type PlanFields = RollFields & {
  readonly classCount: string;
  readonly balanced: ClassPlan['balanced'];
  readonly teachers: string;
};

/** The fields of one roll. */
export type RollDraft<T extends RollFields> = {
  readonly fields: T;
  readonly change: (part: Partial<T>) => void;
  /** Whether they were begun at an earlier time. */
  readonly wasBegun: boolean;
  /** Begins anew; also to be called once the roll is frozen. */
  readonly wipe: () => void;
};

type Rolls = { readonly [roll: string]: Partial<PlanFields> };
type Kept = {
  /** The group that was looked at last. */
  readonly group?: string | undefined;
  readonly rolls: Rolls;
};
type Typed = Kept & { readonly wiped: ReadonlySet<string> };

export type ClassDrafts = {
  readonly group: string | undefined;
  readonly chooseGroup: (group: string) => void;
  /** `blank` is what nobody has touched yet. */
  readonly draftOf: <T extends RollFields>(roll: string, blank: T) => RollDraft<T>;
};

/** `undefined` while they are looked up. */
export function useClassDrafts(): ClassDrafts | undefined {
  const note = useKeptNote(noCase, 'classRolls');
  const [shown, setShown] = useState<Typed>();
  // Two fields may change before anything is drawn anew.
  const last = useRef<Typed>(undefined);
  if (note === undefined) return undefined;
  const found: Kept = note.text === undefined ? { rolls: {} } : (JSON.parse(note.text) as Kept);
  const { group, rolls, wiped } = shown ?? { ...found, wiped: new Set<string>() };
  const edit = (how: (now: Typed) => Typed) => {
    const next = how(last.current ?? { ...found, wiped: new Set<string>() });
    last.current = next;
    setShown(next);
    const { wiped: _, ...kept } = next;
    note.keep(JSON.stringify(kept));
  };
  return {
    group,
    chooseGroup: (chosen) => edit((now) => ({ ...now, group: chosen })),
    draftOf: <T extends RollFields>(roll: string, blank: T): RollDraft<T> => ({
      fields: { ...blank, ...rolls[roll] },
      wasBegun: found.rolls[roll] !== undefined && !wiped.has(roll),
      change: (part) =>
        edit((now) => ({
          ...now,
          rolls: { ...now.rolls, [roll]: { ...now.rolls[roll], ...part } },
        })),
      wipe: () =>
        edit((now) => {
          const { [roll]: _, ...others } = now.rolls;
          return { ...now, rolls: others, wiped: new Set([...now.wiped, roll]) };
        }),
    }),
  };
}
