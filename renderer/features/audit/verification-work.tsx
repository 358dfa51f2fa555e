/** A verification of the whole trail: it goes on while somebody works elsewhere, and says there how it ended. */
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import { errorText } from '../../../shared/i18n/error-text';
import type { Messages } from '../../../shared/i18n/messages';
import type { Calls, NoticePayload } from '../../../shared/ipc/bridge';
import { isWhole } from '../../../shared/ledger/trail-report';
import { useSession } from '../../session/session-provider';
import { useMessages } from '../language/messages-context';
import { useToldElsewhere, type WorkEnd } from '../shell/use-told-elsewhere';
import type { ValueOf } from '../trouble/use-answer';
import { useCall, type Call } from '../trouble/use-call';

type Verified = ValueOf<Calls['audit']['verify']>;

export type Verification = {
  readonly call: Call;
  readonly progress: NoticePayload<'verifyProgress'> | undefined;
  readonly result: Verified | undefined;
  readonly start: () => void;
  readonly stop: () => void;
  /** Forgets how the last one ended; nothing while one is under way. */
  readonly forget: () => void;
};

const VerificationContext = createContext<Verification | undefined>(undefined);

/** The verification of the open desk. */
export function useVerification(): Verification {
  const verification = use(VerificationContext);
  if (verification === undefined) throw new Error('No verification around this.');
  return verification;
}

/** One at a time; a lock ends it. */
export function VerificationProvider({ children }: { readonly children: ReactNode }) {
  const messages = useMessages();
  const { bridge } = useSession();
  const call = useCall();
  const [progress, setProgress] = useState<NoticePayload<'verifyProgress'>>();
  const [result, setResult] = useState<Verified>();
  useEffect(() => bridge.on('verifyProgress', setProgress), [bridge]);
  useToldElsewhere('audit', endOf(messages, result, call.error));
  const start = async () => {
    if (call.pending) return;
    setProgress(undefined);
    setResult(undefined);
    const done = await call.run(() => bridge.audit.verify(undefined));
    if (done !== undefined) setResult(done.value);
  };
  const verification: Verification = {
    call,
    progress,
    result,
    start: () => void start(),
    stop: () => void bridge.audit.stopVerifying(undefined),
    forget: () => {
      if (call.pending) return;
      setResult(undefined);
      call.clear();
    },
  };
  return <VerificationContext value={verification}>{children}</VerificationContext>;
}

function endOf(
  messages: Messages,
  result: Verified | undefined,
  error: AppError | undefined,
): WorkEnd | undefined {
  const { endedWork: say } = messages;
  const go = say.goToAudit;
  if (error !== undefined) {
    const { happened, safe, todo } = errorText(messages, error);
    return { of: error, tone: 'danger', title: happened, detail: say.detail(safe, todo), go };
  }
  if (result === undefined) return undefined;
  const told = { of: result, detail: say.seeAudit, go };
  if (result.outcome === 'stopped') return { ...told, tone: 'neutral', title: say.trailStopped };
  return isWhole(result.report)
    ? { ...told, tone: 'success', title: say.trailWhole }
    : { ...told, tone: 'danger', title: say.trailBroken };
}
