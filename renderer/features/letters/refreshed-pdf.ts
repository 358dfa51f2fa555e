/** The bytes of a paper, asked for again when the paper has been made. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';

type Loaded = { readonly pdf?: Uint8Array; readonly error?: AppError };

/** Loads now and whenever `version` changes; a paper that is still being made is simply not there yet. */
export function useRefreshed(
  load: () => Promise<Result<Uint8Array, AppError>>,
  version: string | undefined,
): Loaded & { readonly again: () => void } {
  const [loaded, setLoaded] = useState<Loaded>({});
  const [round, setRound] = useState(0);
  const onLoad = useEffectEvent(load);
  useEffect(() => {
    let gone = false;
    void onLoad().then((answer) => {
      if (gone) return;
      if (answer.ok) setLoaded({ pdf: answer.value });
      else setLoaded(answer.error.kind === 'paperNotReady' ? {} : { error: answer.error });
    });
    return () => {
      gone = true;
    };
  }, [version, round]);
  return {
    ...loaded,
    again: () => {
      setLoaded({});
      setRound((now) => now + 1);
    },
  };
}
