/** The printers to choose from, beginning with the one that was used last. */
import { useEffect, useState } from 'react';
import type { Printer } from '../../../shared/ipc/calls/papers';
import { useSession } from '../../session/session-provider';

/** Stands for the one that the system takes by itself. */
export const usualPrinter = 'usual';

export type PrinterChoice = {
  /** Empty until they are known, and where the system has none. */
  readonly printers: readonly Printer[];
  /** A name, or `usualPrinter`. */
  readonly chosen: string;
  readonly choose: (name: string) => void;
};

/** Asked once; a printer that was switched on since is there when the paper is opened again. */
export function usePrinters(wanted: boolean): PrinterChoice {
  const { bridge } = useSession();
  const [printers, setPrinters] = useState<readonly Printer[]>([]);
  const [chosen, choose] = useState(usualPrinter);
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    void bridge.papers.printers(undefined).then((answer) => {
      if (gone || !answer.ok) return;
      const { printers: found, last } = answer.value;
      setPrinters(found);
      // One that is not there now is not chosen for somebody who does not look.
      if (found.some(({ name }) => name === last)) choose(last ?? usualPrinter);
    });
    return () => {
      gone = true;
    };
  }, [bridge, wanted]);
  return { printers, chosen, choose };
}
