/** The register of numbers as a paper: drawn, looked at, then printed. */
import { useState } from 'react';
import type { DrawnPaper } from '../../../shared/ipc/calls/papers';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { PrinterIcon } from '../../ui/icon/thing-icons';
import { useMessages } from '../language/messages-context';
import { DrawnPaperDialog } from '../letters/drawn-paper-dialog';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

/** The button, and the paper with its own. */
export function PrintRegister() {
  const { numbers } = useMessages();
  const { bridge } = useSession();
  const [paper, setPaper] = useState<DrawnPaper>();
  const drawing = useCall();
  const draw = async () => {
    const drawn = await drawing.run(() => bridge.numbers.registerPdf(undefined));
    if (drawn !== undefined) setPaper(drawn.value);
  };
  return (
    <>
      <Button icon={<PrinterIcon />} pending={drawing.pending} onPress={() => void draw()}>
        {numbers.print}
      </Button>
      <ErrorNotice error={drawing.error} />
      <DrawnPaperDialog
        paper={paper}
        title={numbers.printTitle}
        name={numbers.register}
        explain={numbers.printExplain}
        closeLabel={numbers.close}
        onClose={() => setPaper(undefined)}
        print={(sha256, copies, printer) =>
          bridge.numbers.printRegister({ sha256, copies, printer })
        }
      />
    </>
  );
}
