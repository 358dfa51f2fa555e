/** A paper with its buttons: look at it, print it, save it. */
import { useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import { codePointName, isClippable } from '../../../shared/domain/glyph-clip';
import type { PaperFile } from '../../../shared/domain/letter';
import type { Result } from '../../../shared/domain/result';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { Notice } from '../../ui/feedback/notice';
import { useToast } from '../../ui/feedback/toast';
import { Select } from '../../ui/field/select';
import { Stepper } from '../../ui/field/stepper';
import { SaveIcon } from '../../ui/icon/action-icons';
import { PrinterIcon } from '../../ui/icon/thing-icons';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { useSaving } from '../trouble/use-saving';
import styles from './letters.module.css';
import { PdfPages } from './pdf-pages';
import { useRefreshed } from './refreshed-pdf';
import { usePrinters, usualPrinter } from './use-printers';

const mostCopies = 20;

/** What a paper is and what can be done with it. */
export type PaperViewProps = {
  readonly title: string;
  readonly number: string;
  /** Absent until the paper is made. */
  readonly file: PaperFile | undefined;
  /** Present for a paper that was declared void: it is only looked at. */
  readonly void?: { readonly reason: string; readonly who: string } | undefined;
  readonly load: () => Promise<Result<Uint8Array, AppError>>;
  /** Without a printer to the system's usual one. */
  readonly print?: (
    copies: number,
    printer: string | undefined,
  ) => Promise<Result<unknown, AppError>>;
  /** Names of the fields in which a character stands. */
  readonly fieldsWith?: (point: number) => readonly string[];
  /** Begins to clip a character from a page; absent where nothing can be clipped any more. */
  readonly onClip?: ((point: number) => void) | undefined;
  /** Said before it is printed once more. */
  readonly reprint?: string | undefined;
  readonly save?: () => Promise<Result<{ saved: boolean; fileName: string }, AppError>>;
};

/** Before printing it names every character that no font can draw. */
export function PaperView(props: PaperViewProps) {
  const { letters, numbers, words } = useMessages();
  const toast = useToast();
  const [copies, setCopies] = useState(1);
  const [asking, setAsking] = useState<'print' | 'save'>();
  const { printers, chosen, choose } = usePrinters(props.print !== undefined);
  const printing = useCall();
  const saving = useSaving('save', letters);
  const { pdf, error, again } = useRefreshed(props.load, props.file?.sha256);
  const points = props.file?.missingGlyphs ?? [];
  const named = (point: number) => {
    const fields = props.fieldsWith?.(point) ?? [];
    const name = codePointName(point);
    return fields.length === 0 ? name : letters.missingIn(name, fields.join(words.comma));
  };
  const clipped = props.file?.clippedGlyphs ?? [];
  const { onClip } = props;
  const clippable = onClip === undefined ? [] : points.filter(isClippable);
  const how = clippable.length > 0 ? letters.missingClip : letters.missingHow;
  const missing = [how, ...points.map(named)];
  const clipButtons = (of: readonly number[], label: (name: string) => string) =>
    of.map((point) => (
      <Button
        key={point}
        onPress={() => {
          setAsking(undefined);
          onClip?.(point);
        }}
      >
        {label(codePointName(point))}
      </Button>
    ));
  const ready = pdf !== undefined;

  const print = async () => {
    const { print: hand } = props;
    if (hand === undefined) return;
    const done = await printing.run(() =>
      hand(copies, chosen === usualPrinter ? undefined : chosen),
    );
    if (done !== undefined) toast({ tone: 'success', title: letters.printed(copies) }, 'print');
  };
  const save = async () => {
    if (props.save !== undefined) await saving.save(props.save);
  };
  const does = { print, save };
  const askOrDo = (what: 'print' | 'save') => {
    if (points.length > 0) setAsking(what);
    else void does[what]();
  };
  useShortcut('Ctrl+P', () => askOrDo('print'), ready && props.print !== undefined);
  useShortcut('Ctrl+S', () => askOrDo('save'), ready && props.save !== undefined);
  return (
    <div className={styles.paper}>
      <div className={styles.bar}>
        <div className={styles.names}>
          <h2 className={styles.title}>{props.title}</h2>
          <p className={styles.number}>{props.number}</p>
        </div>
        {props.print !== undefined && (
          <Stepper
            label={letters.copies}
            shown={`${letters.copies} ${copies}`}
            value={copies}
            onChange={setCopies}
            most={mostCopies}
            fewer={letters.fewer}
            more={letters.more}
          />
        )}
      </div>
      {printers.length > 0 && (
        <div className={styles.printer}>
          <Select
            label={letters.printer}
            value={chosen}
            onChange={choose}
            placeholder={letters.usualPrinter}
            options={[
              { value: usualPrinter, label: letters.usualPrinter },
              ...printers.map(({ name, title, paused }) => ({
                value: name,
                label: paused ? letters.pausedPrinter(title) : title,
              })),
            ]}
          />
        </div>
      )}
      <div className={styles.bar}>
        {props.print !== undefined && (
          <Button
            variant="primary"
            icon={<PrinterIcon />}
            keyHint="Ctrl+P"
            disabled={!ready}
            pending={printing.pending}
            onPress={() => askOrDo('print')}
          >
            {letters.print}
          </Button>
        )}
        {props.save !== undefined && (
          <Button
            icon={<SaveIcon />}
            keyHint="Ctrl+S"
            disabled={!ready}
            pending={saving.pending}
            onPress={() => askOrDo('save')}
          >
            {letters.save}
          </Button>
        )}
      </div>
      {props.reprint !== undefined && <p className={styles.number}>{props.reprint}</p>}
      {props.void !== undefined && (
        <Notice
          tone="warning"
          live="off"
          title={numbers.isVoidNotice}
          lines={[props.void.reason, props.void.who]}
        />
      )}
      {points.length > 0 && (
        <Notice
          tone="warning"
          title={letters.missingTitle}
          lines={missing}
          actions={clippable.length > 0 && clipButtons(clippable, letters.clip)}
        />
      )}
      {clipped.length > 0 && (
        <Notice
          tone="info"
          live="off"
          title={letters.clippedTitle}
          lines={clipped.map(named)}
          actions={onClip !== undefined && clipButtons(clipped, letters.clipAgain)}
        />
      )}
      <ErrorNotice error={printing.error} />
      <ErrorNotice error={saving.error} />
      {pdf === undefined && error === undefined && (
        <p className={styles.making} role="status">
          {letters.making}
        </p>
      )}
      <ErrorNotice error={error} actions={<Button onPress={again}>{letters.reload}</Button>} />
      {pdf !== undefined && <PdfPages pdf={pdf} label={`${letters.preview} ${props.title}`} />}
      <ConfirmDialog
        open={asking !== undefined}
        title={letters.missingAsk}
        lines={missing}
        confirmLabel={asking === 'save' ? letters.missingSave : letters.missingPrint}
        cancelLabel={asking === 'save' ? letters.cancelSave : letters.cancel}
        onConfirm={() => {
          setAsking(undefined);
          if (asking !== undefined) void does[asking]();
        }}
        onCancel={() => setAsking(undefined)}
      >
        {clipButtons(clippable, letters.clip)}
      </ConfirmDialog>
    </div>
  );
}
