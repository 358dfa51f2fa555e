/** Reads the pupils of a group, and the lists of a draw. */
import { useEffect, useState } from 'react';
import type { ClassGroup } from '../../../shared/classes/admitted-pupil';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import type { Calls } from '../../../shared/ipc/bridge';
import { useSession } from '../../session/session-provider';

type Answered<Name extends keyof Calls['classes']> =
  Awaited<ReturnType<Calls['classes'][Name]>> extends Result<infer Value, AppError> ? Value : never;

export type ClassOverview = Answered<'overview'>;
export type ClassPupils = Answered<'pupils'>;
export type ClassLists = Answered<'lists'>['lists'];
export type AfterDraw = Answered<'after'>;

/** The pupils of a group, read anew with every round. */
export function useGroupPupils({ season, stage, school }: ClassGroup, round?: unknown) {
  const { bridge } = useSession();
  const [found, setFound] = useState<ClassPupils>();
  const [error, setError] = useState<AppError>();
  useEffect(() => {
    let gone = false;
    void bridge.classes.pupils({ season, stage, school }).then((answer) => {
      if (gone) return;
      if (answer.ok) setFound(answer.value);
      setError(answer.ok ? undefined : answer.error);
    });
    return () => {
      gone = true;
    };
  }, [bridge, season, stage, school, round]);
  return { found, error };
}

/** The lists of a roll that was drawn, read anew with every round. */
export function useLists(id: string, round: unknown) {
  const { bridge } = useSession();
  const [lists, setLists] = useState<ClassLists>();
  const [error, setError] = useState<AppError>();
  useEffect(() => {
    let gone = false;
    void bridge.classes.lists({ id }).then((answer) => {
      if (gone) return;
      if (answer.ok) setLists(answer.value.lists);
      setError(answer.ok ? undefined : answer.error);
    });
    return () => {
      gone = true;
    };
  }, [bridge, id, round]);
  return { lists, error };
}

/** What follows the draw of a roll, read anew with every round. */
export function useAfter(id: string, round: unknown) {
  const { bridge } = useSession();
  const [after, setAfter] = useState<AfterDraw>();
  const [error, setError] = useState<AppError>();
  useEffect(() => {
    let gone = false;
    void bridge.classes.after({ id }).then((answer) => {
      if (gone) return;
      if (answer.ok) setAfter(answer.value);
      setError(answer.ok ? undefined : answer.error);
    });
    return () => {
      gone = true;
    };
  }, [bridge, id, round]);
  return { after, error };
}
