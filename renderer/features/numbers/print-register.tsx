/** The register of numbers as a paper: drawn, looked at, then printed. */
import { useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { PaperFile } from '../../../shared/domain/letter';
import type { Result } from '../../../shared/domain/result';
import { ok } from '../../../shared/domain/result';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { PrinterIcon } from '../../ui/icon/thing-icons';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import { PaperView } from '../letters/paper-view';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

type Drawn = { readonly pdf: Uint8Array; readonly file: PaperFile };

/** The button, and the paper with its own. */
export function PrintRegister() {
  const { numbers } = useMessages();
  const { bridge, session } = useSession();
  const [paper, setPaper] = useState<Drawn>();
  const drawing = useCall();
  const draw = async () => {
    const drawn = await drawing.run(() => bridge.numbers.registerPdf(undefined));
    if (drawn !== undefined) setPaper(drawn.value);
  };
  const load = async (): Promise<Result<Uint8Array, AppError>> =>
    ok(paper?.pdf ?? new Uint8Array());
  return (
    <>
      <Button icon={<PrinterIcon />} pending={drawing.pending} onPress={() => void draw()}>
        {numbers.print}
      </Button>
      <ErrorNotice error={drawing.error} />
      <Dialog
        open={paper !== undefined}
        title={numbers.printTitle}
        size="large"
        onClose={() => setPaper(undefined)}
        closeLabel={numbers.close}
      >
        {paper !== undefined && (
          <>
            <p>{numbers.printExplain}</p>
            <PaperView
              title={numbers.register}
              number={session.school}
              file={paper.file}
              load={load}
              print={(copies, printer) =>
                bridge.numbers.printRegister({ sha256: paper.file.sha256, copies, printer })
              }
            />
          </>
        )}
      </Dialog>
    </>
  );
}
