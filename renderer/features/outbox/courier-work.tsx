/** Courier packages under way: they go on while somebody works elsewhere, and say there how they ended. */
import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import { errorText } from '../../../shared/i18n/error-text';
import type {
  CourierCarried,
  CourierProgress,
  CourierRead,
  CourierWritten,
} from '../../../shared/ipc/calls/courier';
import { useSession } from '../../session/session-provider';
import { useToast } from '../../ui/feedback/toast';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { useCall, type Call } from '../trouble/use-call';

type Doing = 'write' | 'read' | 'carry';

/** How the last piece of work ended; of whichever platform it was for. */
export type CourierEnd =
  | { readonly kind: 'written'; readonly of: string | undefined; readonly value: CourierWritten }
  | { readonly kind: 'read'; readonly of: string | undefined; readonly value: CourierRead }
  | { readonly kind: 'carried'; readonly value: CourierCarried };

export type CourierWork = {
  readonly call: Call;
  readonly doing: Doing | undefined;
  readonly progress: CourierProgress | undefined;
  readonly end: CourierEnd | undefined;
  readonly write: (again: boolean, platform: string | undefined) => Promise<void>;
  readonly read: (platform: string | undefined) => Promise<void>;
  readonly carry: () => Promise<void>;
  readonly stop: () => void;
  /** Whoever leaves the room has read how the last one ended. */
  readonly leave: () => void;
};

const WorkContext = createContext<CourierWork | undefined>(undefined);

/** The work of the open desk. */
export function useCourierWork(): CourierWork {
  const work = use(WorkContext);
  if (work === undefined) throw new Error('No courier work around this.');
  return work;
}

/** One piece at a time, as main has it; a lock ends it. */
export function CourierProvider({ children }: { readonly children: ReactNode }) {
  const messages = useMessages();
  const { courier: words } = messages;
  const { bridge } = useSession();
  const { route } = useNavigation();
  const toast = useToast();
  const call = useCall();
  const [doing, setDoing] = useState<Doing>();
  const [progress, setProgress] = useState<CourierProgress>();
  const [end, setEnd] = useState<CourierEnd>();
  useEffect(() => bridge.on('courierProgress', setProgress), [bridge]);

  const titleOf = ({ kind, value }: CourierEnd) => {
    if (kind === 'carried') return words.carried(value.number);
    if (kind === 'read') return words.readDone(value.number);
    const { number, cases, again = 0 } = value;
    return words.written(number, cases + again);
  };
  // In the room itself everything stands below the buttons; whoever stops it knows.
  const isRead = useRef(true);
  useEffect(() => {
    isRead.current = route.room === 'outbox';
  }, [route.room]);
  const stopped = useRef(false);
  const ended = (how: CourierEnd) => {
    setEnd(how);
    if (isRead.current) return;
    toast({ tone: 'success', title: titleOf(how), detail: words.seeOutbox, staysMs: 15_000 });
  };
  const failed = useEffectEvent((error: AppError) => {
    if (isRead.current || stopped.current) return;
    const { happened, todo } = errorText(messages, error);
    toast({ tone: 'danger', title: happened, detail: todo });
  });
  useEffect(() => {
    if (call.error !== undefined) failed(call.error);
  }, [call.error]);

  const begin = (what: Doing) => {
    stopped.current = false;
    setDoing(what);
    setProgress(undefined);
    setEnd(undefined);
  };
  const work: CourierWork = {
    call,
    doing: call.pending ? doing : undefined,
    progress,
    end,
    write: async (again, platform) => {
      begin('write');
      const of = platform === undefined ? {} : { platform };
      const done = await call.run(() => bridge.sync.writeCourier({ again, ...of }));
      const written = done?.value.written;
      if (written !== undefined) ended({ kind: 'written', of: platform, value: written });
    },
    read: async (platform) => {
      begin('read');
      const done = await call.run(() => bridge.sync.readCourier(undefined));
      const read = done?.value.read;
      if (read !== undefined) ended({ kind: 'read', of: platform, value: read });
    },
    carry: async () => {
      begin('carry');
      const done = await call.run(() => bridge.sync.carryCourier(undefined));
      const carried = done?.value.carried;
      if (carried !== undefined) ended({ kind: 'carried', value: carried });
    },
    stop: () => {
      stopped.current = true;
      void bridge.sync.stopCourier(undefined);
    },
    leave: () => {
      if (call.pending) return;
      setEnd(undefined);
      call.clear();
    },
  };
  return <WorkContext value={work}>{children}</WorkContext>;
}
