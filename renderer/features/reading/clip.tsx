/** The piece of a page that shows one value, as large as the eye needs it. */
import { createContext, use, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Page } from '../../../shared/domain/document';
import type { LineBox } from '../../../shared/domain/page-text';
import { useImageUrl } from '../../db/queries';
import styles from './reading.module.css';

type Urls = ReadonlyMap<string, string>;
const PageUrls = createContext<Urls>(new Map());

/** Holds the pictures of these pages for the clips inside, each once. */
export function PagesAtHand(props: {
  readonly current: Pick<Case, 'id' | 'documents'>;
  readonly pageIds: ReadonlySet<string>;
  readonly children: ReactNode;
}) {
  const [urls, setUrls] = useState<Urls>(new Map());
  const pages = props.current.documents.flatMap((document) => document.pages);
  return (
    <PageUrls value={urls}>
      {pages
        .filter(({ id }) => props.pageIds.has(id))
        .map((page) => (
          <PageUrl
            key={page.id}
            caseId={props.current.id}
            page={page}
            onUrl={(url) => setUrls((now) => having(now, page.id, url))}
          />
        ))}
      {props.children}
    </PageUrls>
  );
}

function having(urls: Urls, pageId: string, url: string | undefined): Urls {
  if (urls.get(pageId) === url) return urls;
  const next = new Map(urls);
  if (url === undefined) next.delete(pageId);
  else next.set(pageId, url);
  return next;
}

function PageUrl(props: {
  readonly caseId: string;
  readonly page: Page;
  readonly onUrl: (url: string | undefined) => void;
}) {
  const url = useImageUrl(props.caseId, props.page.corrected) ?? undefined;
  const tell = useEffectEvent(props.onUrl);
  useEffect(() => {
    tell(url);
    return () => tell(undefined);
  }, [url]);
  return null;
}

/** What is less wide than this many times its height has more than one line. */
const oneLine = 4;

/** Lies flat as the page does; nothing while its picture is being opened. */
export function Clip(props: {
  readonly page: Pick<Page, 'id' | 'corrected'>;
  readonly box: LineBox;
  readonly label: string;
}) {
  const url = use(PageUrls).get(props.page.id);
  const { widthPx, heightPx } = props.page.corrected;
  // A line that leans may hang over the edge of its page.
  const xs = props.box.map(([x]) => Math.min(widthPx, Math.max(0, x)));
  const ys = props.box.map(([, y]) => Math.min(heightPx, Math.max(0, y)));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  if (width <= 0 || height <= 0) return null;
  return (
    <svg
      className={styles.clip}
      data-tall={height > width / oneLine ? '' : undefined}
      role="img"
      aria-label={props.label}
      viewBox={`${left} ${top} ${width} ${height}`}
      preserveAspectRatio="xMinYMid meet"
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      {url !== undefined && <image href={url} width={widthPx} height={heightPx} />}
    </svg>
  );
}
