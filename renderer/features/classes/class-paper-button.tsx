/** A button that draws a paper of a class assignment, shows it, and prints what was looked at. */
import type { ReactNode } from 'react';
import type { Calls } from '../../../shared/ipc/bridge';
import { useSession } from '../../session/session-provider';
import { useMessages } from '../language/messages-context';
import { DrawnPaperButton } from '../letters/drawn-paper-button';

type Wish = Parameters<Calls['classes']['drawPaper']>[0];
type Look = Pick<
  Parameters<typeof DrawnPaperButton>[0],
  'accessibleName' | 'size' | 'variant' | 'keyHint'
>;

export function ClassPaperButton({
  wish,
  children,
  onPrinted,
  ...look
}: Look & {
  readonly wish: Wish;
  readonly children: ReactNode;
  readonly onPrinted?: () => void;
}) {
  const { classes: say, words } = useMessages();
  const { bridge } = useSession();
  const name = say.papers[wish.paper];
  return (
    <DrawnPaperButton
      {...look}
      draw={() => bridge.classes.drawPaper(wish)}
      title={name}
      name={name}
      closeLabel={words.close}
      print={async (sha256, copies, printer) => {
        const printed = await bridge.classes.printPaper({ sha256, copies, printer });
        if (printed.ok) onPrinted?.();
        return printed;
      }}
    >
      {children}
    </DrawnPaperButton>
  );
}
