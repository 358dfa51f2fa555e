/** The code on a receipt or letter leads to its case: from a scanner that types, a camera, a picture, or the search. */
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { letterCodeIn } from '../../../shared/archive/letter-code';
import { numbersIn } from '../../../shared/capture/scanned-number';
import type { AppError } from '../../../shared/domain/app-error';
import { errorText } from '../../../shared/i18n/error-text';
import { useSession } from '../../session/session-provider';
import { useShortcut } from '../../ui/action/use-shortcut';
import { useToast } from '../../ui/feedback/toast';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import {
  CodesContext,
  scanKey,
  verifyKey,
  type Codes,
  type ScannedText,
  type ScanPurpose,
} from './codes-context';
import { useWedge } from './use-wedge';

const ScanDialog = lazy(() =>
  import('./scan-dialog').then((module) => ({ default: module.ScanDialog })),
);

/** The dialog, with what a scanner gave it. */
type Scanning = { readonly purpose: ScanPurpose; readonly scanned?: ScannedText };

/** Listens as long as the station is open. */
export function CodesProvider({ children }: { readonly children: ReactNode }) {
  const messages = useMessages();
  const { codes: words } = messages;
  const { bridge } = useSession();
  const { go } = useNavigation();
  const toast = useToast();
  const [scanning, setScanning] = useState<Scanning>();
  const close = () => setScanning(undefined);

  const openFirst: Codes['openFirst'] = async (numbers, scanned = '') => {
    let reason: AppError = { kind: 'codeForeign' };
    for (const number of numbers) {
      const found = await bridge.numbers.find({ number }).catch(() => undefined);
      if (found?.ok === true) {
        const { caseId } = found.value;
        close();
        void bridge.audit.viewed({ what: 'searchResult', caseId });
        go({ room: 'case', caseId });
        toast({ tone: 'success', title: words.opened(number) }, 'code');
        return undefined;
      }
      reason = found?.error ?? { kind: 'internal' };
    }
    if (reason.kind === 'numberUnknown' && letterCodeIn(scanned) !== undefined) {
      setScanning({ purpose: 'verify', scanned: { text: scanned } });
      return undefined;
    }
    return reason;
  };
  const say = (error: AppError) => {
    const { happened, todo } = errorText(messages, error);
    toast({ tone: 'warning', title: happened, detail: todo }, 'code');
  };
  useWedge(
    (text) => {
      if (scanning?.purpose === 'verify') {
        setScanning({ purpose: 'verify', scanned: { text } });
        return true;
      }
      const numbers = numbersIn(text);
      if (numbers.length === 0) return false;
      const open = [...document.querySelectorAll('[data-ui-dialog]')];
      if (open.some((dialog) => dialog.querySelector('[data-takes-codes]') === null)) {
        toast({ tone: 'warning', title: words.dialogOpen }, 'code');
        return true;
      }
      void openFirst(numbers, text).then((error) => {
        if (error !== undefined) say(error);
      });
      return true;
    },
    () => say({ kind: 'codeForeign' }),
  );
  const scan = () => setScanning({ purpose: 'open' });
  const verify = () => setScanning({ purpose: 'verify' });
  useShortcut(scanKey, scan);
  useShortcut(verifyKey, verify);
  return (
    <CodesContext value={{ openFirst, scan, verify, close }}>
      {children}
      {scanning !== undefined && (
        <Suspense fallback={null}>
          <ScanDialog
            purpose={scanning.purpose}
            scanned={scanning.scanned}
            onPurpose={(purpose) => setScanning({ purpose })}
            onClose={close}
          />
        </Suspense>
      )}
    </CodesContext>
  );
}
