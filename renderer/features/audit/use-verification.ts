/** A verification of the whole trail as the screen follows it. */
import { useEffect, useState } from 'react';
import type { Calls, NoticePayload } from '../../../shared/ipc/bridge';
import { useSession } from '../../session/session-provider';
import type { ValueOf } from '../trouble/use-answer';
import { useCall, type Call } from '../trouble/use-call';

type Verified = ValueOf<Calls['audit']['verify']>;

export type Verification = {
  readonly call: Call;
  readonly progress: NoticePayload<'verifyProgress'> | undefined;
  readonly result: Verified | undefined;
  readonly start: () => void;
  readonly stop: () => void;
};

/** Goes on while other views are looked at; leaving the room ends it. */
export function useVerification(): Verification {
  const { bridge } = useSession();
  const call = useCall();
  const [progress, setProgress] = useState<NoticePayload<'verifyProgress'>>();
  const [result, setResult] = useState<Verified>();
  useEffect(() => {
    const silence = bridge.on('verifyProgress', setProgress);
    return () => {
      silence();
      void bridge.audit.stopVerifying(undefined);
    };
  }, [bridge]);
  const start = async () => {
    setProgress(undefined);
    setResult(undefined);
    const done = await call.run(() => bridge.audit.verify(undefined));
    if (done !== undefined) setResult(done.value);
  };
  return {
    call,
    progress,
    result,
    start: () => void start(),
    stop: () => void bridge.audit.stopVerifying(undefined),
  };
}
