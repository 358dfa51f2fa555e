/** Pages in the tray that no document has: left by a crash, a lock or a refused picture; filed or thrown away by a person. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import { errorText } from '../../../shared/i18n/error-text';
import type { KeptPage } from '../../../shared/ipc/calls/scanners';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Thumbnail, ThumbnailList } from '../../ui/data/thumbnail';
import { Notice } from '../../ui/feedback/notice';
import { intakeOf, isOnItsWay } from '../capture/desk-intakes';
import { useMessages } from '../language/messages-context';
import { DiscardPages } from './discard-pages';
import type { ScanPlace } from './scan-runs';
import { scanRunsOf } from './scan-runs';
import { useScanTexts } from './scan-texts';
import { mostTrayPictures, useTrayPictures } from './use-tray-pictures';

/** Shows nothing while a scan or the taking in of pages is under way. */
export function KeptPages({ place }: { readonly place: ScanPlace }) {
  const { scannedPage } = useScanTexts();
  const desk = useSession();
  const runs = scanRunsOf(desk);
  const run = useSyncExternalStore(runs.subscribe, runs.view);
  const intake = intakeOf(desk, place.caseId, place.requirementId);
  const queue = useSyncExternalStore(intake.subscribe, intake.view);
  const [kept, setKept] = useState<readonly KeptPage[]>([]);
  const [changes, setChanges] = useState(0);
  const isQuiet = run.underWay === undefined && queue.items.every(({ step }) => step === 'refused');
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
  return (
    <PagesToFile
      place={place}
      pages={pages}
      onFile={(chosen) => runs.file(place, chosen, scannedPage)}
      onGone={() => setChanges((count) => count + 1)}
    />
  );
}

/** Chosen one by one: a batch leaves the pages of several papers in one heap. */
function PagesToFile(props: {
  readonly place: ScanPlace;
  readonly pages: readonly KeptPage[];
  readonly onFile: (chosen: readonly KeptPage[]) => Promise<AppError | undefined>;
  readonly onGone: () => void;
}) {
  const { kept: text, scannedPage } = useScanTexts();
  const messages = useMessages();
  const { place, pages, onFile, onGone } = props;
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<AppError>();
  const pictures = useTrayPictures(
    place.caseId,
    pages.map(({ id }) => id),
  );
  const chosen = pages.filter(({ id }) => !leftOut.has(id));
  const others = chosen.filter(
    // Of a batch nobody said yet which paper it is.
    ({ requirementId }) => requirementId !== '' && requirementId !== place.requirementId,
  ).length;
  const turn = (id: string) => {
    const next = new Set(leftOut);
    if (!next.delete(id)) next.add(id);
    setLeftOut(next);
  };
  const isAll = chosen.length === pages.length;
  return (
    <Notice
      tone="warning"
      title={text.title(pages.length)}
      lines={[...text.lines, ...(others > 0 ? [text.others(others)] : [])]}
      actions={
        <>
          <Button
            variant="primary"
            disabled={chosen.length === 0}
            onPress={() => void onFile(chosen).then(setError)}
          >
            {isAll ? text.take : text.takeChosen(chosen.length)}
          </Button>
          {chosen.length > 0 && (
            <DiscardPages caseId={place.caseId} pages={chosen} onGone={onGone} />
          )}
          {pages.length > 1 && (
            <Button
              variant="quiet"
              onPress={() => setLeftOut(new Set(isAll ? pages.map(({ id }) => id) : []))}
            >
              {isAll ? text.chooseNone : text.chooseAll}
            </Button>
          )}
        </>
      }
    >
      {pages.length > 1 && (
        <ThumbnailList label={text.choose}>
          {pages.slice(0, mostTrayPictures).map(({ id }, index) => (
            <Thumbnail
              key={id}
              src={pictures.get(id)}
              alt={scannedPage(index + 1)}
              caption={scannedPage(index + 1)}
              selected={!leftOut.has(id)}
              onSelect={() => turn(id)}
            />
          ))}
        </ThumbnailList>
      )}
      {error !== undefined && (
        <p role="alert">{Object.values(errorText(messages, error)).join('')}</p>
      )}
    </Notice>
  );
}
