/** One page as large as somebody wants to see it, as papers show it or as it was taken. */
import { useEffect, useEffectEvent, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ImageFile, Page } from '../../../shared/domain/document';
import { useImageUrl } from '../../db/queries';
import { useCaseViewed } from '../../session/viewed';
import { Button } from '../../ui/action/button';
import { useZoom } from '../../ui/action/use-zoom';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './material.module.css';

const zooms = [1, 1.5, 2, 3] as const;

/** Plus and minus zoom, 0 fits, O shows the original, Page Up and Page Down turn the pages. */
export function PageStage(props: {
  readonly caseId: string;
  readonly page: Page;
  /** Which page it is, in words. */
  readonly place: string;
  readonly onTurn: (by: 1 | -1) => void;
  /** Called once it is to be seen as papers show it, or cannot be. */
  readonly onShown?: ((page: Page) => void) | undefined;
  /** The way to the other pages. */
  readonly children?: ReactNode;
}) {
  const { material } = useMessages();
  const { caseId, page, place, onTurn } = props;
  const zoom = useZoom(zooms);
  const [original, setOriginal] = useState(false);
  useCaseViewed('page', caseId, page.id);
  const onKeyDown = (event: KeyboardEvent) => {
    const flip = () => setOriginal(!original);
    const keys: Readonly<Record<string, (() => void) | undefined>> = {
      ...zoom.keys,
      o: flip,
      O: flip,
      PageDown: () => onTurn(1),
      PageUp: () => onTurn(-1),
    };
    const act = event.ctrlKey || event.altKey ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <div className={styles.viewer} onKeyDown={onKeyDown}>
      <div className={styles.bar}>
        <span className={styles.place}>{place}</span>
        <Button size="small" keyHint="O" pressed={original} onPress={() => setOriginal(!original)}>
          {material.original}
        </Button>
        <Button size="small" keyHint="-" disabled={zoom.isLeast} onPress={zoom.smaller}>
          {material.zoomOut}
        </Button>
        <Button size="small" keyHint="0" pressed={zoom.isLeast} onPress={zoom.fit}>
          {material.zoomFit}
        </Button>
        <Button size="small" keyHint="=" disabled={zoom.isMost} onPress={zoom.larger}>
          {material.zoomIn}
        </Button>
      </div>
      <div
        className={styles.paper}
        data-page-stage
        role="region"
        aria-label={material.picture}
        tabIndex={0}
      >
        <Picture
          key={page.id}
          caseId={caseId}
          file={original ? page.original : page.corrected}
          alt={original ? material.originalOf(place) : place}
          zoom={zoom.times}
          onShown={original ? undefined : () => props.onShown?.(page)}
        />
      </div>
      {props.children}
    </div>
  );
}

function Picture(props: {
  readonly caseId: string;
  readonly file: ImageFile;
  readonly alt: string;
  readonly zoom: number;
  readonly onShown: (() => void) | undefined;
}) {
  const { material } = useMessages();
  const { file, onShown } = props;
  const isShowable = file.mediaType !== 'image/tiff';
  const url = useImageUrl(props.caseId, isShowable ? file : undefined);
  const isMissing = url === null;
  const tell = useEffectEvent(() => onShown?.());
  useEffect(() => {
    if (isMissing) tell();
  }, [isMissing]);
  if (!isShowable) return <p className={styles.quiet}>{material.originalNotShown}</p>;
  if (url === null) return <ErrorNotice error={{ kind: 'fileMissing' }} />;
  if (url === undefined) return <p className={styles.quiet}>{material.pictureLoading}</p>;
  return (
    <img
      src={url}
      alt={props.alt}
      width={file.widthPx}
      height={file.heightPx}
      className={styles.picture}
      data-fit={props.zoom === 1 || undefined}
      style={props.zoom === 1 ? undefined : { inlineSize: `${props.zoom * 100}%` }}
      draggable={false}
      onLoad={onShown}
    />
  );
}
