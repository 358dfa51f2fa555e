/** 从户口簿截取: marks a character that no font has on the page that shows it, and sees how letters will show it. */
import { useEffect, useState, type ReactNode } from 'react';
import { firstFrame, movedFrame } from '../../../shared/capture/clip-frame';
import type { Case } from '../../../shared/domain/case';
import type { ClipBox } from '../../../shared/domain/glyph-clip';
import { codePointName } from '../../../shared/domain/glyph-clip';
import { useSession } from '../../session/session-provider';
import { useCaseViewed } from '../../session/viewed';
import { Notice } from '../../ui/feedback/notice';
import { useToast } from '../../ui/feedback/toast';
import { Select } from '../../ui/field/select';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { ClipFrame } from './clip-frame';
import styles from './clip.module.css';
import type { ClipPage } from './clip-pages';
import { clipPages } from './clip-pages';
import { cutClip } from './cut-clip';
import type { PagePicture } from './use-page-picture';
import { usePagePicture } from './use-page-picture';

type Props = {
  readonly current: Case;
  readonly codePoint: number;
  /** A text in which the character stands, to be seen as it will be printed. */
  readonly sample: string;
  /** Present where the letter that is looked at stays as it is. */
  readonly stays: boolean;
  readonly onClose: () => void;
};

/** Begins where the clip that the case has was cut, else on the first page of the register. */
export function ClipDialog(props: Props) {
  const { letters } = useMessages();
  const { packs } = useSession();
  const { current, codePoint, onClose } = props;
  const pages = clipPages(current, packs.packOf(current).pack, letters.clipPage);
  const before = current.clips?.find((clip) => clip.codePoint === codePoint);
  const [chosen, choose] = useState(before?.pageId);
  const shown = pages.find(({ page }) => page.id === chosen) ?? pages[0];
  const picture = usePagePicture(current.id, shown?.page);
  const began = before?.pageId === shown?.page.id ? before?.box : undefined;
  useCaseViewed('page', shown === undefined ? undefined : current.id, shown?.page.id);
  if (shown === undefined || !picture) {
    const missing = shown === undefined ? letters.clipNoPage : letters.clipPageMissing;
    const isReading = shown !== undefined && picture === undefined;
    return (
      <WorkDialog
        title={letters.clipTitle(codePointName(codePoint))}
        size="large"
        cancelLabel={letters.clipCancel}
        onCancel={onClose}
        confirmLabel={letters.clipUse}
        onConfirm={onClose}
        disabled
        focus="cancel"
      >
        {isReading ? (
          <p role="status">{letters.clipReading}</p>
        ) : (
          <Notice tone="warning" title={missing.title} lines={missing.lines} />
        )}
      </WorkDialog>
    );
  }
  const picker = (
    <Select
      label={letters.clipFrom}
      value={shown.page.id}
      onChange={choose}
      placeholder={letters.clipFrom}
      options={pages.map(({ page, title }) => ({ value: page.id, label: title }))}
    />
  );
  return (
    <Clip
      // Another page, or the same cut anew, begins with a frame of its own; one that was only encoded anew does not.
      key={`${shown.page.id}/${picture.widthPx}/${picture.heightPx}`}
      {...props}
      shown={shown}
      picture={picture}
      began={began}
      picker={picker}
    />
  );
}

function Clip({
  current,
  codePoint,
  sample,
  stays,
  onClose,
  shown,
  picture,
  began,
  picker,
}: Props & {
  readonly shown: ClipPage;
  readonly picture: PagePicture;
  readonly began: ClipBox | undefined;
  readonly picker: ReactNode;
}) {
  const { letters } = useMessages();
  const { commands } = useSession();
  const toast = useToast();
  const call = useCall();
  const [frame, setFrame] = useState(() =>
    began === undefined ? firstFrame(picture) : movedFrame(began, [0, 0], picture),
  );
  const isOfNow = picture.of === shown.page.corrected.sha256;
  const cut = useCut(picture.bitmap, frame);
  const name = codePointName(codePoint);
  const keep = async () => {
    if (!cut) return;
    const { documentId, page } = shown;
    const done = await call.run(() =>
      commands.clipCharacter({
        caseId: current.id,
        codePoint,
        documentId,
        pageId: page.id,
        of: picture.of,
        box: frame,
        picture: cut.png,
      }),
    );
    if (done === undefined) return;
    onClose();
    toast({ tone: 'success', title: letters.clipDone(name) }, 'clip');
  };
  return (
    <WorkDialog
      title={letters.clipTitle(name)}
      size="large"
      cancelLabel={letters.clipCancel}
      onCancel={onClose}
      confirmLabel={letters.clipUse}
      onConfirm={() => void keep()}
      disabled={!cut || !isOfNow}
      pending={call.pending}
    >
      <div className={styles.work}>
        <ClipFrame
          src={picture.src}
          alt={letters.clipPicture(shown.title)}
          size={picture}
          frame={frame}
          onChange={setFrame}
        />
        <div className={styles.side}>
          {picker}
          <p id="clip-help" className={styles.quiet}>
            {letters.clipHelp}
          </p>
          <Preview cut={cut} codePoint={codePoint} sample={sample} />
          {stays && <Notice tone="info" live="off" title={letters.clipStays} />}
          <ErrorNotice error={call.error} />
        </div>
      </div>
    </WorkDialog>
  );
}

type Cut = { readonly png: Uint8Array<ArrayBuffer>; readonly src: string };

/** What the frame holds now: `undefined` while it is cut, `null` where nothing is in it. */
function useCut(page: ImageBitmap, frame: ClipBox): Cut | null | undefined {
  const [made, setMade] = useState<{ of: ClipBox; page: ImageBitmap; cut: Cut | null }>();
  useEffect(() => {
    let gone = false;
    let src: string | undefined;
    void cutClip(page, frame)
      .catch(() => undefined)
      .then((png) => {
        if (gone) return;
        if (png === undefined) return setMade({ of: frame, page, cut: null });
        src = URL.createObjectURL(new Blob([png], { type: 'image/png' }));
        setMade({ of: frame, page, cut: { png, src } });
      });
    return () => {
      gone = true;
      if (src !== undefined) URL.revokeObjectURL(src);
    };
  }, [page, frame]);
  return made?.of === frame && made.page === page ? made.cut : undefined;
}

/** The clip alone, and among the letters beside it. */
function Preview(props: {
  readonly cut: Cut | null | undefined;
  readonly codePoint: number;
  readonly sample: string;
}) {
  const { letters } = useMessages();
  const { cut, codePoint, sample } = props;
  if (cut === null) return <Notice tone="warning" {...letters.clipEmpty} />;
  const parts = sample.split(String.fromCodePoint(codePoint));
  return (
    <figure className={styles.side}>
      <figcaption className={styles.label}>{letters.clipPreview}</figcaption>
      <div className={styles.preview}>
        {cut !== undefined && (
          <>
            <img
              src={cut.src}
              alt={letters.clipPreviewOf(codePointName(codePoint))}
              className={styles.large}
            />
            <p className={styles.line}>
              {parts.map((part, index) => (
                <span key={index}>
                  {index > 0 && <img src={cut.src} alt="" className={styles.inLine} />}
                  {part}
                </span>
              ))}
            </p>
          </>
        )}
      </div>
    </figure>
  );
}
