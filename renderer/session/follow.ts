/** What main tells by itself, and is asked for once at the start. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import type { NoticeName, NoticePayload, StationBridge } from '../../shared/ipc/bridge';

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
