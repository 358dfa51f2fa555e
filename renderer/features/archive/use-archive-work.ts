/** Verifying and exporting: one long work at a time, followed by its progress and stopped by hand. */
import { useEffect, useState } from 'react';
import type { Calls, NoticePayload } from '../../../shared/ipc/bridge';
import type { WhichArchives } from '../../../shared/ipc/calls/archives';
import { useSession } from '../../session/session-provider';
import { useLocale } from '../language/messages-context';
import type { ValueOf } from '../trouble/use-answer';
import { useCall, type Call } from '../trouble/use-call';

export type Verified = ValueOf<Calls['archives']['verify']>;
export type Exported = ValueOf<Calls['archives']['export']>;
export type ExportWish = Omit<Parameters<Calls['archives']['export']>[0], 'locale'>;

export type ArchiveWork = {
  readonly call: Call;
  readonly doing: 'verify' | 'export' | undefined;
  readonly progress: NoticePayload<'archiveProgress'> | undefined;
  readonly verified: Verified | undefined;
  readonly exported: Exported | undefined;
  readonly verify: (which: WhichArchives) => Promise<void>;
  readonly takeOut: (wish: ExportWish) => Promise<void>;
  readonly stop: () => void;
};

/** Goes on while packages are looked into; leaving the room ends it. */
export function useArchiveWork(): ArchiveWork {
  const { bridge } = useSession();
  const locale = useLocale();
  const call = useCall();
  const [doing, setDoing] = useState<ArchiveWork['doing']>();
  const [progress, setProgress] = useState<NoticePayload<'archiveProgress'>>();
  const [verified, setVerified] = useState<Verified>();
  const [exported, setExported] = useState<Exported>();
  useEffect(() => {
    const silence = bridge.on('archiveProgress', setProgress);
    return () => {
      silence();
      void bridge.archives.stop(undefined);
    };
  }, [bridge]);
  const begin = (what: 'verify' | 'export') => {
    setDoing(what);
    setProgress(undefined);
    setVerified(undefined);
    setExported(undefined);
  };
  return {
    call,
    doing: call.pending ? doing : undefined,
    progress,
    verified,
    exported,
    verify: async (which) => {
      begin('verify');
      const done = await call.run(() => bridge.archives.verify({ which, locale }));
      if (done !== undefined) setVerified(done.value);
    },
    takeOut: async (wish) => {
      begin('export');
      const done = await call.run(() => bridge.archives.export({ ...wish, locale }));
      if (done !== undefined) setExported(done.value);
    },
    stop: () => void bridge.archives.stop(undefined),
  };
}
