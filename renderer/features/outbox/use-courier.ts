/** Where the desk stands with courier packages, beside the work that may be under way. */
import { useEffect, useState } from 'react';
import type {
  CourierCarried,
  CourierProgress,
  CourierRead,
  CourierStatus,
  CourierWritten,
} from '../../../shared/ipc/calls/courier';
import { useSession } from '../../session/session-provider';
import { useLeaving } from '../shell/use-leaving';
import type { Call } from '../trouble/use-call';
import { useCourierWork } from './courier-work';

export type Courier = {
  readonly call: Call;
  /** `undefined` until main has answered. */
  readonly status: CourierStatus | undefined;
  readonly doing: 'write' | 'read' | 'carry' | undefined;
  readonly progress: CourierProgress | undefined;
  readonly written: CourierWritten | undefined;
  readonly read: CourierRead | undefined;
  /** Of whichever platform. */
  readonly carried: CourierCarried | undefined;
  /** Of whichever platform takes the case. */
  readonly packageOf: (caseId: string) => number | undefined;
  readonly writePackage: (again: boolean) => Promise<void>;
  readonly readAnswer: () => Promise<void>;
  readonly carryPackage: () => Promise<void>;
  readonly stop: () => void;
};

/** What is known of one platform's packages: nothing of it is shown beside the name of another. */
type Told = { readonly of: string | undefined; readonly value: CourierStatus };

/** Asks anew whenever `unsent` changes; what is under way goes on when the room is left. */
export function useCourier(unsent: number | undefined, platform: string | undefined): Courier {
  const { bridge } = useSession();
  const work = useCourierWork();
  const { call, end } = work;
  const [status, setStatus] = useState<Told>();
  const { pending } = call;
  useEffect(() => {
    let gone = false;
    const whose = platform === undefined ? {} : { platform };
    void bridge.sync.courier(whose).then((answer) => {
      if (!gone && answer.ok) setStatus({ of: platform, value: answer.value });
    });
    return () => {
      gone = true;
    };
  }, [bridge, unsent, pending, platform]);
  useLeaving(work.leave);
  const ended = end?.kind === 'carried' || end?.of === platform ? end : undefined;
  return {
    call,
    status: status?.of === platform ? status?.value : undefined,
    doing: work.doing,
    progress: work.progress,
    written: ended?.kind === 'written' ? ended.value : undefined,
    read: ended?.kind === 'read' ? ended.value : undefined,
    carried: ended?.kind === 'carried' ? ended.value : undefined,
    packageOf: (caseId) => status?.value.cases.find((one) => one.caseId === caseId)?.number,
    writePackage: (again) => work.write(again, platform),
    readAnswer: () => work.read(platform),
    carryPackage: work.carry,
    stop: work.stop,
  };
}
