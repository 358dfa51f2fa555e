/** A button that draws a paper of a class assignment, shows it, and prints what was looked at. */
import { useState, type ReactNode } from 'react';
import type { Calls } from '../../../shared/ipc/bridge';
import type { DrawnPaper } from '../../../shared/ipc/calls/papers';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { PrinterIcon } from '../../ui/icon/thing-icons';
import { useMessages } from '../language/messages-context';
import { DrawnPaperDialog } from '../letters/drawn-paper-dialog';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

type Wish = Parameters<Calls['classes']['drawPaper']>[0];

export function ClassPaperButton(props: {
  readonly wish: Wish;
  readonly children: ReactNode;
  readonly accessibleName?: string;
  readonly size?: 'small';
  readonly variant?: 'primary' | 'quiet';
  readonly onPrinted?: () => void;
  /** The key that presses it, where there is one. */
  readonly keyHint?: 'Ctrl+P';
}) {
  const { classes: say } = useMessages();
  const { bridge } = useSession();
  const call = useCall();
  const [paper, setPaper] = useState<DrawnPaper>();
  const { wish, children, keyHint } = props;
  const draw = async () => {
    const done = await call.run(() => bridge.classes.drawPaper(wish));
    if (done !== undefined) setPaper(done.value);
  };
  useShortcut(keyHint ?? 'Ctrl+P', () => void draw(), keyHint !== undefined);
  const name = say.papers[wish.paper];
  return (
    <>
      <Button
        icon={props.size === undefined ? <PrinterIcon /> : undefined}
        size={props.size}
        variant={props.variant}
        keyHint={keyHint}
        accessibleName={props.accessibleName}
        pending={call.pending}
        onPress={() => void draw()}
      >
        {children}
      </Button>
      <ErrorNotice error={call.error} />
      <DrawnPaperDialog
        paper={paper}
        title={name}
        name={name}
        closeLabel={say.close}
        onClose={() => setPaper(undefined)}
        print={async (sha256, copies, printer) => {
          const printed = await bridge.classes.printPaper({ sha256, copies, printer });
          if (printed.ok) props.onPrinted?.();
          return printed;
        }}
      />
    </>
  );
}
