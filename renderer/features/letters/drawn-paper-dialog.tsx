/** A paper of the station as a whole that was drawn to be looked at, and is printed from here. */
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { ok } from '../../../shared/domain/result';
import type { DrawnPaper } from '../../../shared/ipc/calls/papers';
import { useSession } from '../../session/session-provider';
import { Dialog } from '../../ui/overlay/dialog';
import { PaperView, type PaperViewProps } from './paper-view';

/** Shut without a paper. */
export function DrawnPaperDialog(props: {
  readonly paper: DrawnPaper | undefined;
  readonly title: string;
  /** What the paper is called. */
  readonly name: string;
  readonly explain?: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly print: (
    sha256: string,
    ...choice: Parameters<NonNullable<PaperViewProps['print']>>
  ) => Promise<Result<unknown, AppError>>;
}) {
  const { session } = useSession();
  const { paper, title, name, explain, closeLabel, onClose, print } = props;
  return (
    <Dialog
      open={paper !== undefined}
      title={title}
      size="large"
      onClose={onClose}
      closeLabel={closeLabel}
    >
      {paper !== undefined && (
        <>
          {explain !== undefined && <p>{explain}</p>}
          <PaperView
            title={name}
            number={session.school}
            file={paper.file}
            load={async () => ok(paper.pdf)}
            print={(...choice) => print(paper.file.sha256, ...choice)}
          />
        </>
      )}
    </Dialog>
  );
}
