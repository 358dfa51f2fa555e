/** A button that draws the 授权委托书 of one family or of many, shows the sheets, and prints what was looked at. */
import type { ReactNode } from 'react';
import type { Desk } from '../../session/desk';
import { useSession } from '../../session/session-provider';
import { useMessages } from '../language/messages-context';
import { DrawnPaperButton } from '../letters/drawn-paper-button';

type Look = Pick<Parameters<typeof DrawnPaperButton>[0], 'accessibleName' | 'size' | 'variant'>;

export function MandateButton({
  of,
  children,
  ...look
}: Look & {
  readonly of: Parameters<Desk['bridge']['batch']['drawMandates']>[0];
  readonly children: ReactNode;
}) {
  const { mandate: say } = useMessages().batch;
  const { bridge } = useSession();
  return (
    <DrawnPaperButton
      {...look}
      draw={() => bridge.batch.drawMandates(of)}
      title={say.title}
      name={say.title}
      explain={say.explain}
      closeLabel={say.close}
      print={(sha256, copies, printer) => bridge.batch.printMandates({ sha256, copies, printer })}
    >
      {children}
    </DrawnPaperButton>
  );
}
