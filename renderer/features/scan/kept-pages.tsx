/** Pages in the tray that no document has: left by a crash, a lock or a refused picture; filed or thrown away by a person. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import { errorText } from '../../../shared/i18n/error-text';
import type { KeptPage } from '../../../shared/ipc/calls/scanners';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { intakeOf, isOnItsWay } from '../capture/desk-intakes';
import { useMessages } from '../language/messages-context';
import { DiscardPages } from './discard-pages';
import type { ScanPlace } from './scan-runs';
import { scanRunsOf } from './scan-runs';
import { useScanTexts } from './scan-texts';

/** Shows nothing while a scan or the taking in of pages is under way. */
export function KeptPages({ place }: { readonly place: ScanPlace }) {
  const text = useScanTexts().kept;
  const { scannedPage } = useScanTexts();
  const messages = useMessages();
  const desk = useSession();
  const runs = scanRunsOf(desk);
  const run = useSyncExternalStore(runs.subscribe, runs.view);
  const intake = intakeOf(desk, place.caseId, place.requirementId);
  const queue = useSyncExternalStore(intake.subscribe, intake.view);
  const [kept, setKept] = useState<readonly KeptPage[]>([]);
  const [error, setError] = useState<AppError>();
  const [changes, setChanges] = useState(0);
  const isQuiet = run.phase !== 'scanning' && queue.items.every(({ step }) => step === 'refused');
  const { caseId } = place;

  useEffect(() => {
    if (!isQuiet) return;
    let isGone = false;
    // Another paper of the case may have taken one in since.
    const quiet = desk.bridge.on('ledgerAppended', (told) => {
      if (told.caseId === caseId) setChanges((count) => count + 1);
    });
    void desk.bridge.scanners.kept({ caseId }).then((answer) => {
      if (!isGone && answer.ok) setKept(answer.value);
    });
    return () => {
      isGone = true;
      quiet();
    };
  }, [desk, caseId, isQuiet, changes, queue.items.length]);

  const pages = kept.filter(({ id }) => !isOnItsWay(desk, caseId, id));
  if (!isQuiet || pages.length === 0) return null;
  const others = pages.filter(
    // Of a batch nobody said yet which paper it is.
    ({ requirementId }) => requirementId !== '' && requirementId !== place.requirementId,
  ).length;
  return (
    <Notice
      tone="warning"
      title={text.title(pages.length)}
      lines={[...text.lines, ...(others > 0 ? [text.others(others)] : [])]}
      actions={
        <>
          <Button
            variant="primary"
            onPress={() => void runs.file(place, pages, scannedPage).then(setError)}
          >
            {text.take}
          </Button>
          <DiscardPages
            caseId={caseId}
            pages={pages}
            onGone={() => setChanges((count) => count + 1)}
          />
        </>
      }
    >
      {error !== undefined && (
        <p role="alert">{Object.values(errorText(messages, error)).join('')}</p>
      )}
    </Notice>
  );
}
