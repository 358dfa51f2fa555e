/** Capturing the pages of one requirement: camera, files, drop and paste into one queue. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import { isAtDesk } from '../../../shared/domain/completeness';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { FileDrop } from '../../ui/data/file-drop';
import { Select } from '../../ui/field/select';
import { CameraIcon, FolderIcon, ScannerIcon } from '../../ui/icon/thing-icons';
import { FolderInbox } from '../folder/folder-inbox';
import { pdfImportOf } from '../pdf-import/desk-imports';
import { isPdf } from '../pdf-import/pdf-import';
import { PdfStatus } from '../pdf-import/pdf-status';
import { KeptPages } from '../scan/kept-pages';
import { useScanTexts } from '../scan/scan-texts';
import { ScanOutcomeAlone } from '../scan/scan-outcome';
import { isScannedFor } from '../scan/scan-runs';
import { ScanView } from '../scan/scan-view';
import { ErrorNotice } from '../trouble/error-notice';
import { cameraName, useCamera } from './camera';
import { useCameraHabits } from './camera-habits';
import { CameraView } from './camera-view';
import styles from './capture.module.css';
import { useCaptureTexts } from './capture-texts';
import { intakeOf, pageMakerOf } from './desk-intakes';
import { IntakeStatus } from './intake-status';
import { usePageCommands } from './page-commands';
import { PageStrip, roleOptions, roleTitle } from './page-strip';
import type { Brought } from './page-intake';
import { eachPage, mayBeSeveral } from './picture-pages';

const automatic = 'automatic';

/**
 * The pages of `progress.requirement`, of the kind `progress.option` says. Pictures are queued even
 * when the panel is left; read-only when the case is no longer at the desk.
 */
export function CapturePanel({
  case: current,
  progress,
}: {
  readonly case: Case;
  readonly progress: RequirementProgress;
}) {
  const text = useCaptureTexts();
  const desk = useSession();
  const intake = intakeOf(desk, current.id, progress.requirement.id);
  const view = useSyncExternalStore(intake.subscribe, intake.view);
  const pdfs = pdfImportOf(desk, current.id, progress.requirement.id);
  const pdfItems = useSyncExternalStore(pdfs.subscribe, pdfs.view);
  const [habits, setHabits] = useCameraHabits();
  const camera = useCamera(habits.deviceId);
  const scanText = useScanTexts();
  // Whoever comes back sees how far the scan is, or why it stopped.
  const [isScannerOpen, setScannerOpen] = useState(() =>
    isScannedFor(desk, current.id, progress.requirement.id),
  );
  const input = useRef<HTMLInputElement>(null);
  const shots = useRef(0);
  useEffect(() => intake.aim(progress), [intake, progress]);
  useEffect(() => void pageMakerOf(desk).open(), [desk]);
  const { actions, error } = usePageCommands(current, progress, intake);
  const disabled = !isAtDesk(current.state);
  const { option, document } = progress;
  const pages = document?.pages ?? [];

  const take = useCallback(
    (
      files: readonly Blob[],
      source: Brought['source'],
      name: (file: Blob) => string,
      device?: string,
    ) => {
      const papers = files.filter((file): file is File => file instanceof File && isPdf(file));
      if (papers.length > 0) void pdfs.take(papers);
      const pictures = files.filter((file) => !papers.some((paper) => paper === file));
      if (pictures.length === 0) return;
      const brought = pictures.map((file) => ({ file, source, name: name(file), device }));
      // No aiming here: a photo can come from a camera that was told to shoot some pages ago. And at once: a lock asks about
      // what was taken, and of what was pasted there is no other copy.
      if (!brought.some(mayBeSeveral)) void intake.take(brought);
      else void eachPage(brought).then((each) => intake.take(each));
    },
    [intake, pdfs],
  );
  const fileName = (file: Blob) =>
    file instanceof File && file.name !== '' ? file.name : text.pasted;
  const replaced = pages.findIndex(({ id }) => id === view.replaces);
  const next = intake.nextExpected(progress);
  const place = {
    caseId: current.id,
    requirementId: progress.requirement.id,
    kind: option.kind,
  };

  const openScanner = () => {
    camera.close();
    setScannerOpen(true);
  };

  return (
    <FileDrop
      dropHint={text.dropHint}
      disabled={disabled}
      onFiles={(files, how) => take(files, how, fileName)}
    >
      <div className={styles.panel}>
        <div className={styles.next} role="status">
          {replaced >= 0 ? (
            <>
              <strong>
                {text.replacing(
                  replaced + 1,
                  roleTitle(option.pages, pages[replaced]?.role ?? '', text.extraPage),
                )}
              </strong>
              <Button variant="quiet" size="small" onPress={() => intake.replace(undefined)}>
                {text.stopReplacing}
              </Button>
            </>
          ) : next === undefined ? (
            <span>{text.allExpected}</span>
          ) : (
            <>
              <span>{text.nextPage}</span>
              <strong className={styles.nextTitle}>{next.title}</strong>
            </>
          )}
        </div>
        {!disabled && (
          <div className={styles.row} role="group" aria-label={text.sources}>
            {camera.state.phase === 'off' && (
              <Button
                icon={<CameraIcon />}
                variant={isScannerOpen ? 'secondary' : 'primary'}
                onPress={() => {
                  setScannerOpen(false);
                  camera.open();
                }}
              >
                {text.openCamera}
              </Button>
            )}
            <Button
              icon={<ScannerIcon />}
              pressed={isScannerOpen}
              onPress={() => (isScannerOpen ? setScannerOpen(false) : openScanner())}
            >
              {scanText.open}
            </Button>
            <Button icon={<FolderIcon />} onPress={() => input.current?.click()}>
              {text.chooseFiles}
            </Button>
            <input
              ref={input}
              type="file"
              accept="image/*,application/pdf"
              multiple
              hidden
              aria-label={text.chooseFiles}
              onChange={({ currentTarget }) => {
                take([...(currentTarget.files ?? [])], 'file', fileName);
                currentTarget.value = '';
              }}
            />
            <Select
              label={text.roleOfNext}
              placeholder={text.roleOfNext}
              value={view.chosenRole ?? automatic}
              onChange={(role) => intake.chooseRole(role === automatic ? undefined : role)}
              options={[
                { value: automatic, label: text.roleAutomatic(next?.title ?? text.extraPage) },
                ...roleOptions(option.pages, text.extraPage),
              ]}
            />
            {!isScannerOpen && <span className={styles.hint}>{text.dropOrPaste}</span>}
          </div>
        )}
        {!disabled && (
          <CameraView
            camera={camera}
            eye={pageMakerOf(desk)}
            habits={habits}
            onHabits={setHabits}
            onPhoto={(photo) => {
              shots.current += 1;
              take([photo], 'camera', () => text.cameraPhoto(shots.current), cameraName(camera));
            }}
          />
        )}
        {!disabled && isScannerOpen && (
          <ScanView place={place} paper={progress.requirement.title} />
        )}
        {!disabled && !isScannerOpen && <ScanOutcomeAlone place={place} onOpen={openScanner} />}
        {!disabled && (
          <FolderInbox
            caseId={current.id}
            onPictures={(pictures) => intake.take(pictures)}
            onPdf={(file, onWhole) => pdfs.take([file], onWhole)}
          />
        )}
        <PdfStatus items={pdfItems} onStop={pdfs.stop} />
        <IntakeStatus intake={intake} view={view} />
        {!disabled && <KeptPages place={place} />}
        <ErrorNotice error={error} />
        <PageStrip
          current={current}
          document={document}
          expected={option.pages}
          actions={actions}
          replacing={view.replaces}
          disabled={disabled}
        />
      </div>
    </FileDrop>
  );
}
