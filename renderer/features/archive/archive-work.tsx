/** Verifying and exporting: one long work at a time; it goes on while somebody works elsewhere, and says there how it ended. */
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { ExportForm } from '../../../shared/archive/export/export-order';
import type { AppError } from '../../../shared/domain/app-error';
import { errorText } from '../../../shared/i18n/error-text';
import type { Messages } from '../../../shared/i18n/messages';
import type { Calls, NoticePayload } from '../../../shared/ipc/bridge';
import type { WhichArchives } from '../../../shared/ipc/calls/archives';
import { useSession } from '../../session/session-provider';
import { useLocale, useMessages } from '../language/messages-context';
import { useToldElsewhere, type WorkEnd } from '../shell/use-told-elsewhere';
import type { ValueOf } from '../trouble/use-answer';
import { useCall, type Call } from '../trouble/use-call';

export type Verified = ValueOf<Calls['archives']['verify']>;
export type Exported = ValueOf<Calls['archives']['export']>;
/** Packages from elsewhere that were looked into. */
export type Outside = ValueOf<Calls['archives']['outside']>;
export type ExportWish = Omit<Parameters<Calls['archives']['export']>[0], 'locale'>;

type Doing = 'verify' | 'export' | 'outside';

/** How the last piece of work ended. */
type Ended =
  | { readonly kind: 'verified'; readonly value: Verified }
  | { readonly kind: 'exported'; readonly value: Exported }
  | { readonly kind: 'outside'; readonly value: Outside };

export type ArchiveWork = {
  readonly call: Call;
  readonly doing: Doing | undefined;
  readonly progress: NoticePayload<'archiveProgress'> | undefined;
  readonly verified: Verified | undefined;
  readonly exported: Exported | undefined;
  readonly outside: Outside | undefined;
  readonly verify: (which: WhichArchives) => Promise<void>;
  readonly takeOut: (wish: ExportWish) => Promise<void>;
  readonly lookOutside: (form: ExportForm) => Promise<void>;
  readonly stop: () => void;
  /** Forgets how the last one ended; nothing while one is under way. */
  readonly forget: () => void;
};

const WorkContext = createContext<ArchiveWork | undefined>(undefined);

/** The work of the open desk. */
export function useArchiveWork(): ArchiveWork {
  const work = use(WorkContext);
  if (work === undefined) throw new Error('No archive work around this.');
  return work;
}

/** One piece at a time, as main has it; a lock ends it. */
export function ArchiveWorkProvider({ children }: { readonly children: ReactNode }) {
  const messages = useMessages();
  const { bridge } = useSession();
  const locale = useLocale();
  const call = useCall();
  const [doing, setDoing] = useState<Doing>();
  const [progress, setProgress] = useState<NoticePayload<'archiveProgress'>>();
  const [ended, setEnded] = useState<Ended>();
  useEffect(() => bridge.on('archiveProgress', setProgress), [bridge]);
  const begin = (what: Doing) => {
    setDoing(what);
    setProgress(undefined);
    setEnded(undefined);
  };
  useToldElsewhere('archive', endOf(messages, ended, call.error));
  const work: ArchiveWork = {
    call,
    doing: call.pending ? doing : undefined,
    progress,
    verified: ended?.kind === 'verified' ? ended.value : undefined,
    exported: ended?.kind === 'exported' ? ended.value : undefined,
    outside: ended?.kind === 'outside' ? ended.value : undefined,
    verify: async (which) => {
      begin('verify');
      const done = await call.run(() => bridge.archives.verify({ which, locale }));
      if (done !== undefined) setEnded({ kind: 'verified', value: done.value });
    },
    takeOut: async (wish) => {
      begin('export');
      const done = await call.run(() => bridge.archives.export({ ...wish, locale }));
      if (done !== undefined) setEnded({ kind: 'exported', value: done.value });
    },
    lookOutside: async (form) => {
      begin('outside');
      const done = await call.run(() => bridge.archives.outside({ form, locale }));
      if (done?.value.chosen === true) setEnded({ kind: 'outside', value: done.value });
    },
    stop: () => void bridge.archives.stop(undefined),
    forget: () => {
      if (call.pending) return;
      setEnded(undefined);
      call.clear();
    },
  };
  return <WorkContext value={work}>{children}</WorkContext>;
}

type Told = Pick<WorkEnd, 'tone' | 'title'>;

function endOf(
  messages: Messages,
  ended: Ended | undefined,
  error: AppError | undefined,
): WorkEnd | undefined {
  const { endedWork: say } = messages;
  if (error !== undefined) {
    const { happened, safe, todo } = errorText(messages, error);
    const isStopped = error.kind === 'exportStopped' || error.kind === 'archiveCheckStopped';
    const tone = isStopped ? 'neutral' : 'danger';
    const detail = say.detail(safe, todo);
    return { of: error, tone, title: happened, detail, go: say.goToArchive };
  }
  if (ended === undefined) return undefined;
  const told = toldOf(messages, ended);
  return told && { of: ended, ...told, detail: say.seeArchive, go: say.goToArchive };
}

/** Nothing where somebody chose no place: that was their own word. */
function toldOf({ endedWork: say }: Messages, ended: Ended): Told | undefined {
  switch (ended.kind) {
    case 'exported': {
      const { saved, packages, leftOutInAll } = ended.value;
      if (!saved) return undefined;
      return leftOutInAll === 0
        ? { tone: 'success', title: say.exported(packages) }
        : { tone: 'danger', title: say.exportedWithout(packages, leftOutInAll) };
    }
    case 'verified': {
      const { packages, stopped, faultsInAll } = ended.value;
      if (faultsInAll > 0) return { tone: 'danger', title: say.verifiedFaulty(faultsInAll) };
      if (stopped) return { tone: 'neutral', title: say.verifyStopped };
      return packages === 0
        ? { tone: 'neutral', title: say.verifiedNone }
        : { tone: 'success', title: say.verified(packages) };
    }
    case 'outside': {
      const { packages, inAll } = ended.value;
      const faults = packages.reduce((sum, { faultsInAll }) => sum + faultsInAll, 0);
      return faults > 0
        ? { tone: 'danger', title: say.outsideFaulty(faults) }
        : { tone: 'success', title: say.outside(Math.min(packages.length, inAll)) };
    }
  }
}
