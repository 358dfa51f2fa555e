/** Writing courier packages and reading their answers, and where the desk stands with them. */
import { useEffect, useState } from 'react';
import type {
  CourierCarried,
  CourierProgress,
  CourierRead,
  CourierStatus,
  CourierWritten,
} from '../../../shared/ipc/calls/courier';
import { useSession } from '../../session/session-provider';
import { useCall, type Call } from '../trouble/use-call';

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
type Told<T> = { readonly of: string | undefined; readonly value: T | undefined };

/** Asks anew whenever `unsent` changes; leaving the room ends what is under way. */
export function useCourier(unsent: number | undefined, platform: string | undefined): Courier {
  const { bridge } = useSession();
  const call = useCall();
  const [status, setStatus] = useState<Told<CourierStatus>>();
  const [doing, setDoing] = useState<Courier['doing']>();
  const [progress, setProgress] = useState<CourierProgress>();
  const [written, setWritten] = useState<Told<CourierWritten>>();
  const [read, setRead] = useState<Told<CourierRead>>();
  const [carried, setCarried] = useState<CourierCarried>();
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
  useEffect(() => {
    const silence = bridge.on('courierProgress', setProgress);
    return () => {
      silence();
      void bridge.sync.stopCourier(undefined);
    };
  }, [bridge]);
  const begin = (what: 'write' | 'read' | 'carry') => {
    setDoing(what);
    setProgress(undefined);
    setWritten(undefined);
    setRead(undefined);
    setCarried(undefined);
  };
  const shown = <T>(told: Told<T> | undefined) => (told?.of === platform ? told?.value : undefined);
  return {
    call,
    status: shown(status),
    doing: pending ? doing : undefined,
    progress,
    written: shown(written),
    read: shown(read),
    carried,
    packageOf: (caseId) => status?.value?.cases.find((one) => one.caseId === caseId)?.number,
    writePackage: async (again) => {
      begin('write');
      const done = await call.run(() =>
        bridge.sync.writeCourier({ again, ...(platform === undefined ? {} : { platform }) }),
      );
      setWritten({ of: platform, value: done?.value.written });
    },
    readAnswer: async () => {
      begin('read');
      const done = await call.run(() => bridge.sync.readCourier(undefined));
      setRead({ of: platform, value: done?.value.read });
    },
    carryPackage: async () => {
      begin('carry');
      const done = await call.run(() => bridge.sync.carryCourier(undefined));
      setCarried(done?.value.carried);
    },
    stop: () => void bridge.sync.stopCourier(undefined),
  };
}
