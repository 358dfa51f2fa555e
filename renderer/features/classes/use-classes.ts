/** What main tells of classes, read anew with every round. */
import type { ClassGroup } from '../../../shared/classes/admitted-pupil';
import type { Calls } from '../../../shared/ipc/bridge';
import { useSession } from '../../session/session-provider';
import { useAnswer, type ValueOf } from '../trouble/use-answer';

type Classes = Calls['classes'];
export type ClassOverview = ValueOf<Classes['overview']>;
export type ClassPupils = ValueOf<Classes['pupils']>;
export type ClassLists = ValueOf<Classes['lists']>['lists'];
export type AfterDraw = ValueOf<Classes['after']>;

/** The pupils of a group. */
export function useGroupPupils({ season, stage, school }: ClassGroup, round: unknown) {
  const { bridge } = useSession();
  const group = { season, stage, school };
  const { value: found, error } = useAnswer(bridge.classes.pupils, group, round);
  return { found, error };
}

/** The lists of a roll that was drawn. */
export function useLists(id: string, round: unknown) {
  const { bridge } = useSession();
  const { value, error } = useAnswer(bridge.classes.lists, { id }, round);
  return { lists: value?.lists, error };
}

/** What follows the draw of a roll. */
export function useAfter(id: string, round: unknown) {
  const { bridge } = useSession();
  const { value: after, error } = useAnswer(bridge.classes.after, { id }, round);
  return { after, error };
}
