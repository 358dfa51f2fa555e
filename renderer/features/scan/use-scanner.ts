/** The scanners of this computer, the one that is chosen, and what it can do. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ScanSettings } from '../../../shared/capture/scan';
import { fitSettings } from '../../../shared/capture/scan';
import type { AppError } from '../../../shared/domain/app-error';
import type { Scanners, ShownFacts, ShownScanner } from '../../../shared/ipc/calls/scanners';
import { useSession } from '../../session/session-provider';

/** What is known of the chosen scanner; `facts` is absent while it is asked, or when it has answered with an error. */
export type ChosenScanner = {
  readonly device: ShownScanner;
  readonly facts: ShownFacts | undefined;
  readonly settings: ScanSettings | undefined;
  readonly error: AppError | undefined;
};

export type ScannerChoice = {
  /** `undefined` while they are looked for. */
  readonly found: Scanners | undefined;
  readonly error: AppError | undefined;
  readonly chosen: ChosenScanner | undefined;
  readonly look: () => void;
  readonly choose: (deviceId: string) => void;
  readonly change: (settings: Partial<ScanSettings>) => void;
  /** Answers with what is wrong, or nothing when it is in the list and chosen. */
  readonly add: (address: string) => Promise<AppError | undefined>;
  readonly forget: (deviceId: string) => void;
};

const storageKey = 'scanner';

/** Looks for scanners at once; the one used last is chosen, else the first. */
export function useScanner(): ScannerChoice {
  const { scanners } = useSession().bridge;
  const [found, setFound] = useState<Scanners>();
  const [error, setError] = useState<AppError>();
  const [chosen, setChosen] = useState<ChosenScanner>();
  const asked = useRef(0);

  const ask = useCallback(
    (device: ShownScanner) => {
      const mine = (asked.current += 1);
      localStorage.setItem(storageKey, device.id);
      setChosen({ device, facts: undefined, settings: undefined, error: undefined });
      void scanners.facts({ deviceId: device.id }).then((answer) => {
        if (mine !== asked.current) return;
        if (!answer.ok) {
          setChosen({ device, facts: undefined, settings: undefined, error: answer.error });
          return;
        }
        const facts = answer.value;
        const settings = fitSettings(facts.inputs, facts.last);
        setChosen({ device, facts, settings, error: undefined });
      });
    },
    [scanners],
  );

  const search = useCallback(
    (afresh: boolean) => {
      void scanners.list({ afresh }).then((answer) => {
        if (!answer.ok) {
          setError(answer.error);
          setFound({ devices: [], drivers: true });
          return;
        }
        setFound(answer.value);
        const { devices } = answer.value;
        const last = localStorage.getItem(storageKey);
        const device = devices.find(({ id }) => id === last) ?? devices[0];
        if (device !== undefined) ask(device);
        else setChosen(undefined);
      });
    },
    [scanners, ask],
  );
  useEffect(() => search(false), [search]);
  const look = () => {
    setFound(undefined);
    setError(undefined);
    search(true);
  };

  return {
    found,
    error,
    chosen,
    look,
    choose: (deviceId) => {
      const device = found?.devices.find(({ id }) => id === deviceId);
      if (device !== undefined) ask(device);
    },
    change: (settings) =>
      setChosen((now) => {
        if (now?.facts === undefined || now.settings === undefined) return now;
        const fitting = fitSettings(now.facts.inputs, { ...now.settings, ...settings });
        return { ...now, settings: fitting };
      }),
    add: async (address) => {
      const answer = await scanners.add({ address });
      if (!answer.ok) return answer.error;
      const device = answer.value;
      setFound((now) => ({
        drivers: now?.drivers ?? true,
        devices: [...(now?.devices ?? []).filter(({ id }) => id !== device.id), device],
      }));
      ask(device);
      return undefined;
    },
    forget: (deviceId) => {
      void scanners.forget({ deviceId }).then(() => search(false));
    },
  };
}
