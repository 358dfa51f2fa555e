/** Gathers the admitted pupils step by step, and reads what there is to choose from. */
import { useCallback, useEffect, useState } from 'react';
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

export type ClassView =
  | { readonly phase: 'gathering'; readonly done: number; readonly total: number }
  | { readonly phase: 'stopped' }
  | { readonly phase: 'failed'; readonly error: AppError }
  | { readonly phase: 'ready'; readonly overview: ClassOverview };

const beginning: ClassView = { phase: 'gathering', done: 0, total: 0 };

export function useClasses() {
  const { bridge } = useSession();
  const [view, setView] = useState<ClassView>(beginning);
  const [round, setRound] = useState(0);
  const isStopped = view.phase === 'stopped';
  useEffect(() => {
    if (isStopped) return;
    let gone = false;
    const gather = async (): Promise<ClassView> => {
      for (;;) {
        const step = await bridge.classes.gather(undefined);
        if (!step.ok) return { phase: 'failed', error: step.error };
        const { done, total } = step.value;
        if (done >= total || gone) break;
        setView({ phase: 'gathering', done, total });
      }
      const overview = await bridge.classes.overview(undefined);
      return overview.ok
        ? { phase: 'ready', overview: overview.value }
        : { phase: 'failed', error: overview.error };
    };
    void gather().then((next) => {
      if (!gone) setView(next);
    });
    return () => {
      gone = true;
    };
  }, [bridge, round, isStopped]);
  /** Reads on without showing that it does: after something was done. */
  const refresh = useCallback(() => setRound((count) => count + 1), []);
  return {
    view,
    refresh,
    gather: () => {
      setView(beginning);
      refresh();
    },
    stop: () => setView({ phase: 'stopped' }),
  };
}

/** The pupils of a group, read anew with every round. */
export function useGroupPupils({ season, stage, school }: ClassGroup) {
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
  }, [bridge, season, stage, school]);
  return { found, error };
}

/** The lists of a roll that was drawn. */
export function useLists(id: string) {
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
  }, [bridge, id]);
  return { lists, error };
}
