/** Sets the corners of a page by hand, turns it, or has the edges found; the original stays what it was. */
import { useEffect, useState } from 'react';
import { isCuttable, turned, wholePicture } from '../../../shared/capture/paper-corners';
import type { Case } from '../../../shared/domain/case';
import type { AppError } from '../../../shared/domain/app-error';
import type { Page } from '../../../shared/domain/document';
import type { Corners } from '../../../shared/domain/page-judgement';
import type { Result } from '../../../shared/domain/result';
import { loadImage } from '../../db/image-shelf';
import { useSession } from '../../session/session-provider';
import { useCaseViewed } from '../../session/viewed';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import type { OwnBytes } from '../../workers/image-messages';
import type { RecutPage } from '../../workers/page-maker';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { useMessages } from '../language/messages-context';
import { useCaptureTexts } from './capture-texts';
import { CornerHandles } from './corner-handles';
import styles from './corners.module.css';
import { pageMakerOf } from './desk-intakes';

type Picture = {
  readonly original: OwnBytes;
  readonly bytes: OwnBytes;
  readonly src: string;
  readonly widthPx: number;
  readonly heightPx: number;
};

type Props = {
  readonly current: Case;
  readonly kind: string;
  readonly page: Page;
  /** Corners to begin with; those of the page where left out. */
  readonly from?: 'whole' | undefined;
  readonly title: string;
  readonly confirmLabel: string;
  readonly alt: string;
  /** Hands the new cut over; the dialog closes when it is on the disk. */
  readonly onCut: (cut: RecutPage, original: OwnBytes) => Promise<Result<unknown, AppError>>;
  readonly onClose: () => void;
};

/** Closes itself when the new cut is on the disk. */
export function AdjustPage(props: Props) {
  const { current, kind, page, onClose } = props;
  const text = useCaptureTexts();
  const { words } = useMessages();
  const desk = useSession();
  const maker = pageMakerOf(desk);
  useCaseViewed('page', current.id, page.id);
  const picture = useUpright(current.id, page);
  const [set, setSet] = useState<Corners>();
  const [trouble, setTrouble] = useState<'notFound' | 'cutFailed'>();
  const [finding, setFinding] = useState(false);
  const [cutting, setCutting] = useState(false);
  const call = useCall();
  const whole = picture && wholePicture(picture);
  const began = props.from === 'whole' ? undefined : page.shape?.corners;
  const corners = set ?? began ?? whole ?? undefined;
  const cuttable = corners !== undefined && isCuttable(corners);
  const change = (next: Corners) => {
    setTrouble(undefined);
    setSet(next);
  };

  const find = async () => {
    if (!picture) return;
    setFinding(true);
    const found = await maker.find(picture, kind).finally(() => setFinding(false));
    if (found === undefined) setTrouble('notFound');
    else change(found);
  };
  const cut = async () => {
    if (!picture || corners === undefined) return;
    setCutting(true);
    const made = await maker.recut(picture, kind, corners).catch(() => undefined);
    if (made === undefined) {
      setCutting(false);
      return setTrouble('cutFailed');
    }
    const done = await call.run(() => props.onCut(made, picture.original));
    setCutting(false);
    if (done !== undefined) onClose();
  };

  return (
    <WorkDialog
      title={props.title}
      size="large"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={props.confirmLabel}
      onConfirm={() => void cut()}
      disabled={!picture || !cuttable || set === undefined}
      pending={cutting}
    >
      <div className={styles.stack}>
        <div className={styles.tools}>
          <Button
            disabled={corners === undefined}
            onPress={() => corners !== undefined && change(turned(corners, 'left'))}
          >
            {text.turnLeft}
          </Button>
          <Button
            disabled={corners === undefined}
            onPress={() => corners !== undefined && change(turned(corners, 'right'))}
          >
            {text.turnRight}
          </Button>
          <Button disabled={!whole} onPress={() => whole && change(whole)}>
            {text.wholePicture}
          </Button>
          <Button disabled={!picture} pending={finding} onPress={() => void find()}>
            {text.findAgain}
          </Button>
        </div>
        <p id="corner-help">{text.adjustHelp}</p>
        {!picture || corners === undefined ? (
          <p role={picture === null ? 'alert' : 'status'}>
            {picture === null ? text.pictureMissing : text.pictureLoading}
          </p>
        ) : (
          <div className={styles.room}>
            <CornerHandles
              src={picture.src}
              alt={props.alt}
              size={picture}
              corners={corners}
              onChange={change}
              isCuttable={cuttable}
            />
          </div>
        )}
        {corners !== undefined && !cuttable && <Notice tone="warning" title={text.notCuttable} />}
        {trouble === 'notFound' && <Notice tone="warning" title={text.notFound} />}
        {trouble === 'cutFailed' && <Notice tone="danger" {...text.cutFailed} />}
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}

/** The original as people see it: `undefined` while it is read, `null` when it cannot be. */
function useUpright(caseId: string, page: Page): Picture | null | undefined {
  const desk = useSession();
  const [picture, setPicture] = useState<Picture | null>();
  const { sha256 } = page.original;
  useEffect(() => {
    let src: string | undefined;
    let gone = false;
    const store = desk.workingSet.store();
    if (store === undefined) return;
    void loadImage(store, desk.workingSet.bridge.blobs.read, caseId, { sha256 }).then(
      async (read) => {
        const upright = read.ok ? await pageMakerOf(desk).upright(read.value) : read;
        if (gone) return;
        if (!upright.ok) return setPicture(null);
        const { bytes } = upright.value;
        src = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
        setPicture({ ...upright.value, src });
      },
    );
    return () => {
      gone = true;
      if (src !== undefined) URL.revokeObjectURL(src);
    };
  }, [desk, caseId, sha256]);
  return picture;
}
