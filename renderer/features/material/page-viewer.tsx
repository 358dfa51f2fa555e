/** The pages of a document as large as somebody wants to see them. */
import { useState, type KeyboardEvent } from 'react';
import type { Page } from '../../../shared/domain/document';
import type { DocumentOption } from '../../../shared/domain/requirement';
import { useImageUrl } from '../../db/queries';
import { useCaseViewed } from '../../session/viewed';
import { Button } from '../../ui/action/button';
import { useZoom } from '../../ui/action/use-zoom';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './material.module.css';

const zooms = [1, 1.5, 2, 3] as const;

/** Plus and minus zoom, 0 fits, Page Up and Page Down turn the pages. */
export function PageViewer(props: {
  readonly caseId: string;
  readonly pages: readonly Page[];
  readonly option: DocumentOption;
}) {
  const { material } = useMessages();
  const { pages, option, caseId } = props;
  const [index, setIndex] = useState(0);
  const zoom = useZoom(zooms);
  const page = pages[Math.min(index, pages.length - 1)];
  useCaseViewed('page', page === undefined ? undefined : caseId, page?.id);
  const turn = (to: number) => setIndex(Math.min(pages.length - 1, Math.max(0, to)));
  const titleOf = ({ role }: Page) =>
    option.pages.find((expected) => expected.role === role)?.title ?? material.otherPage;
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Readonly<Record<string, (() => void) | undefined>> = {
      ...zoom.keys,
      PageDown: () => turn(index + 1),
      PageUp: () => turn(index - 1),
    };
    const act = event.ctrlKey || event.altKey ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  if (page === undefined) return null;
  const place = material.page(pages.indexOf(page) + 1, pages.length, titleOf(page));
  return (
    <div className={styles.viewer} onKeyDown={onKeyDown}>
      <div className={styles.bar}>
        <span className={styles.place}>{place}</span>
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
      <div className={styles.paper} role="region" aria-label={material.picture} tabIndex={0}>
        <Picture caseId={caseId} page={page} alt={place} zoom={zoom.times} />
      </div>
      {pages.length > 1 && (
        <div className={styles.turn} role="group" aria-label={material.pages}>
          {pages.map((one, at) => (
            <Button
              key={one.id}
              size="small"
              pressed={one === page}
              onPress={() => turn(at)}
            >{`${at + 1} ${titleOf(one)}`}</Button>
          ))}
        </div>
      )}
    </div>
  );
}

function Picture(props: {
  readonly caseId: string;
  readonly page: Page;
  readonly alt: string;
  readonly zoom: number;
}) {
  const { material } = useMessages();
  const url = useImageUrl(props.caseId, props.page.corrected);
  if (url === null) return <ErrorNotice error={{ kind: 'fileMissing' }} />;
  if (url === undefined) return <p className={styles.quiet}>{material.pictureLoading}</p>;
  const { widthPx, heightPx } = props.page.corrected;
  return (
    <img
      src={url}
      alt={props.alt}
      width={widthPx}
      height={heightPx}
      className={styles.picture}
      data-fit={props.zoom === 1 || undefined}
      style={props.zoom === 1 ? undefined : { inlineSize: `${props.zoom * 100}%` }}
      draggable={false}
    />
  );
}
