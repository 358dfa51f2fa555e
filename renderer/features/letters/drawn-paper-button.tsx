/** A button that draws a paper of the station as a whole, shows it, and prints what was looked at. */
import { useState, type ReactNode } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import type { DrawnPaper } from '../../../shared/ipc/calls/papers';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { PrinterIcon } from '../../ui/icon/thing-icons';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { DrawnPaperDialog } from './drawn-paper-dialog';

type Paper = Omit<Parameters<typeof DrawnPaperDialog>[0], 'paper' | 'onClose'>;

/** The button, what went wrong with drawing, and the paper with a button of its own. */
export function DrawnPaperButton({
  children,
  draw,
  keyHint,
  size,
  variant,
  accessibleName,
  ...paper
}: Paper & {
  readonly children: ReactNode;
  readonly draw: () => Promise<Result<DrawnPaper, AppError>>;
  /** The key that presses it, where there is one. */
  readonly keyHint?: 'Ctrl+P' | undefined;
  readonly size?: 'small' | undefined;
  readonly variant?: 'primary' | 'quiet' | undefined;
  readonly accessibleName?: string | undefined;
}) {
  const call = useCall();
  const [drawn, setDrawn] = useState<DrawnPaper>();
  const press = async () => {
    const done = await call.run(draw);
    if (done !== undefined) setDrawn(done.value);
  };
  useShortcut('Ctrl+P', () => void press(), keyHint !== undefined);
  return (
    <>
      <Button
        icon={size === undefined ? <PrinterIcon /> : undefined}
        size={size}
        variant={variant}
        keyHint={keyHint}
        accessibleName={accessibleName}
        pending={call.pending}
        onPress={() => void press()}
      >
        {children}
      </Button>
      <ErrorNotice error={call.error} />
      <DrawnPaperDialog {...paper} paper={drawn} onClose={() => setDrawn(undefined)} />
    </>
  );
}
