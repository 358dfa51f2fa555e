/** The pages of a PDF, drawn to the width there is. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './letters.module.css';
import { openPdf } from './open-pdf';

/** A strip of pages; the archive may have hundreds, so a page is drawn when it comes near. */
export function PdfPages(props: { readonly pdf: Uint8Array; readonly label: string }) {
  const { letters } = useMessages();
  const { pdf } = props;
  const [opened, setOpened] = useState<{ pdf: Uint8Array; document: PDFDocumentProxy | null }>();
  useEffect(() => {
    let gone = false;
    const task = openPdf(pdf);
    void task.promise.then(
      (document) => {
        if (!gone) setOpened({ pdf, document });
      },
      () => {
        if (!gone) setOpened({ pdf, document: null });
      },
    );
    return () => {
      gone = true;
      void task.destroy();
    };
  }, [pdf]);
  if (opened?.pdf !== pdf) {
    return (
      <p className={styles.making} role="status">
        {letters.drawing}
      </p>
    );
  }
  const { document } = opened;
  if (document === null) return <ErrorNotice error={{ kind: 'paperFailed' }} />;
  return (
    <div className={styles.pages} role="region" aria-label={props.label} tabIndex={0}>
      {Array.from({ length: document.numPages }, (_, index) => (
        <PdfPage key={index} document={document} number={index + 1} />
      ))}
    </div>
  );
}

function PdfPage(props: { readonly document: PDFDocumentProxy; readonly number: number }) {
  const { letters } = useMessages();
  const { document, number } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const near = useNear(canvas);
  useEffect(() => {
    const target = canvas.current;
    if (!near || target === null) return;
    let drawing: ReturnType<PDFPageProxy['render']> | undefined;
    let gone = false;
    const draw = async () => {
      const page = await document.getPage(number);
      if (gone) return;
      const natural = page.getViewport({ scale: 1 });
      const width = target.parentElement?.clientWidth ?? natural.width;
      const scale = (width / natural.width) * window.devicePixelRatio;
      const viewport = page.getViewport({ scale });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const canvasContext = target.getContext('2d');
      if (canvasContext === null) return;
      drawing = page.render({ canvasContext, viewport });
      await drawing.promise;
    };
    draw().catch(() => undefined); // A cancelled drawing is no trouble.
    return () => {
      gone = true;
      drawing?.cancel();
    };
  }, [near, document, number]);
  return (
    <div className={styles.page}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="img"
        aria-label={letters.page(number, document.numPages)}
      />
    </div>
  );
}

/** True from the moment the element comes near the visible part. */
function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: '600px' },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return near;
}
