/** PDFs on their way: how far they are, and why one was not taken in. */
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import type { PdfItem } from './pdf-import';

/** Nothing while there is nothing to tell. */
export function PdfStatus(props: {
  readonly items: readonly PdfItem[];
  readonly onStop: (id: string) => void;
}) {
  return props.items.map((item) => <OnePdf key={item.id} item={item} onStop={props.onStop} />);
}

function OnePdf({
  item,
  onStop,
}: {
  readonly item: PdfItem;
  readonly onStop: (id: string) => void;
}) {
  const { folder: words } = useMessages();
  const { id, name, step, page, pages, error } = item;
  if (step === 'refused' && error !== undefined) {
    return (
      <ErrorNotice
        error={error}
        title={words.pdfRefused(name)}
        actions={<Button onPress={() => onStop(id)}>{words.pdfDismiss}</Button>}
      />
    );
  }
  if (step === 'scripts') {
    return (
      <Notice
        tone="info"
        title={name}
        lines={[words.pdfScripts]}
        actions={<Button onPress={() => onStop(id)}>{words.pdfDismiss}</Button>}
      />
    );
  }
  return (
    <ProgressBar
      label={words.pdfTitle(name)}
      value={pages === 0 ? undefined : (page - 1) / pages}
      count={pages === 0 ? words.pdfOpening : words.pdfPage(page, pages)}
      actions={
        <Button size="small" onPress={() => onStop(id)}>
          {words.pdfStop}
        </Button>
      }
    />
  );
}
