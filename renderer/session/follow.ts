/** What main tells by itself, and is asked for once at the start. */
import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import type { NoticeName, NoticePayload, StationBridge } from '../../shared/ipc/bridge';
import { useSession } from './session-provider';

/** Takes every notice, and the answer to `ask` unless a notice came before it; the answer of this ends both. */
export function follow<N extends NoticeName>(
  bridge: Pick<StationBridge, 'on'>,
  notice: N,
  ask: () => Promise<Result<NoticePayload<N>, AppError>>,
  take: (payload: NoticePayload<N>) => void,
): () => void {
  let gone = false;
  let told = false;
  const silence = bridge.on(notice, (payload) => {
    told = true;
    if (!gone) take(payload);
  });
  void ask().then((answer) => {
    // News may overtake the answer, which is older then.
    if (!gone && !told && answer.ok) take(answer.value);
  });
  return () => {
    gone = true;
    silence();
  };
}

/**
 * What main tells by a notice, as last heard of (`undefined` before it has answered), and the way to put in what another
 * call answered. `ask` is a call of the bridge itself.
 */
export function useFollowed<N extends NoticeName>(
  notice: N,
  ask: (nothing: undefined) => Promise<Result<NoticePayload<N>, AppError>>,
) {
  const { bridge } = useSession();
  const [heard, tell] = useState<NoticePayload<N>>();
  useEffect(() => follow(bridge, notice, () => ask(undefined), tell), [bridge, notice, ask]);
  return [heard, tell] as const;
}
