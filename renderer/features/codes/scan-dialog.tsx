/** Reads the code of a letter from the camera's picture or from a file: to open its case, or to check the letter. */
import { numbersIn } from '../../../shared/capture/scanned-number';
import { Button } from '../../ui/action/button';
import { Tabs } from '../../ui/layout/tabs';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import { CodeSources } from './code-sources';
import { useCodes, type ScannedText, type ScanPurpose } from './codes-context';
import { VerifyView } from './verify-view';

/** `scanned` is what a scanner gave while the dialog is there, or what led to it. */
export function ScanDialog(props: {
  readonly purpose: ScanPurpose;
  readonly scanned: ScannedText | undefined;
  readonly onPurpose: (purpose: ScanPurpose) => void;
  readonly onClose: () => void;
}) {
  const { codes: words, words: common } = useMessages();
  return (
    <Dialog
      open
      title={words.title}
      size={props.purpose === 'verify' ? 'large' : 'medium'}
      onClose={props.onClose}
      actions={
        <Button keyHint="Esc" onPress={props.onClose}>
          {common.close}
        </Button>
      }
    >
      <Tabs
        label={words.title}
        selected={props.purpose}
        onSelect={props.onPurpose}
        views={[
          { id: 'open', title: words.openTab, content: <OpenView /> },
          {
            id: 'verify',
            title: words.verifyTab,
            content: <VerifyView scanned={props.scanned} />,
          },
        ]}
      />
    </Dialog>
  );
}

function OpenView() {
  const { codes: words } = useMessages();
  const { openFirst } = useCodes();
  return (
    <CodeSources
      explain={words.explain}
      onTexts={async (texts) => {
        const numbers = texts.flatMap(numbersIn);
        return numbers.length === 0
          ? { kind: 'codeForeign' }
          : openFirst(numbers, texts.join('\n'));
      }}
    />
  );
}
