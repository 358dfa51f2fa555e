/** One file of a package as it is: a PDF, a picture, or text. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { PdfPages } from '../letters/pdf-pages';
import { ErrorNotice } from '../trouble/error-notice';
import { useArchiveTexts } from './archive-texts';
import styles from './archive.module.css';

/** Characters of a long text that are shown. */
const mostShown = 200_000;

/** Loaded when it is chosen, let go with it. */
export function FilePreview(props: {
  readonly path: string;
  readonly load: (path: string) => Promise<Result<Uint8Array, AppError>>;
  /** What to do with a file that cannot be shown. */
  readonly otherwise: string;
}) {
  const text = useArchiveTexts();
  const { path } = props;
  // Whoever shows a file gives a new way to load it with every drawing; the path alone says which file.
  const load = useEffectEvent(() => props.load(path));
  const [bytes, setBytes] = useState<Uint8Array>();
  const [error, setError] = useState<AppError>();
  useEffect(() => {
    let gone = false;
    void load().then((answer) => {
      if (gone) return;
      if (answer.ok) setBytes(answer.value);
      else setError(answer.error);
    });
    return () => {
      gone = true;
    };
  }, [path]);
  return (
    <>
      <h2 className={styles.path}>{path}</h2>
      <ErrorNotice error={error} />
      {bytes === undefined ? (
        error === undefined && <p role="status">{text.looking}</p>
      ) : (
        <Content path={path} bytes={bytes} otherwise={props.otherwise} />
      )}
    </>
  );
}

function Content(props: {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly otherwise: string;
}) {
  const { path, bytes } = props;
  const text = useArchiveTexts();
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const label = text.rendered(path);
  switch (ending) {
    case 'pdf':
      return <PdfPages pdf={bytes} label={label} />;
    case 'jpg':
    case 'jpeg':
    case 'png':
      return (
        <Picture bytes={bytes} kind={ending === 'png' ? 'image/png' : 'image/jpeg'} alt={label} />
      );
    case 'txt':
    case 'xml':
    case 'json':
    case 'jsonl':
      return <PlainText bytes={bytes} label={label} />;
    default:
      return <p className={styles.quiet}>{props.otherwise}</p>;
  }
}

function Picture(props: {
  readonly bytes: Uint8Array;
  readonly kind: string;
  readonly alt: string;
}) {
  const { bytes, kind } = props;
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: kind }));
    if (picture.current !== null) picture.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [bytes, kind]);
  return <img ref={picture} alt={props.alt} className={styles.picture} />;
}

function PlainText({ bytes, label }: { readonly bytes: Uint8Array; readonly label: string }) {
  const text = useArchiveTexts();
  const whole = new TextDecoder().decode(bytes.subarray(0, 4 * mostShown));
  return (
    <>
      {(whole.length > mostShown || bytes.byteLength > 4 * mostShown) && <p>{text.previewCut}</p>}
      <pre className={styles.text} role="region" aria-label={label} tabIndex={0}>
        {whole.slice(0, mostShown)}
      </pre>
    </>
  );
}
