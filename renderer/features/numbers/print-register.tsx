/** The register of numbers as a paper: drawn, looked at, then printed. */
import { useSession } from '../../session/session-provider';
import { useMessages } from '../language/messages-context';
import { DrawnPaperButton } from '../letters/drawn-paper-button';

/** The button, and the paper with its own. */
export function PrintRegister() {
  const { numbers, words } = useMessages();
  const { bridge } = useSession();
  return (
    <DrawnPaperButton
      draw={() => bridge.numbers.registerPdf(undefined)}
      title={numbers.printTitle}
      name={numbers.register}
      explain={numbers.printExplain}
      closeLabel={words.close}
      print={(sha256, copies, printer) => bridge.numbers.printRegister({ sha256, copies, printer })}
    >
      {numbers.print}
    </DrawnPaperButton>
  );
}
