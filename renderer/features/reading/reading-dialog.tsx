/** Everything that was read, line by line beside its piece of the picture: nothing is filled in that nobody ticked. */
import { useState } from 'react';
import type {
  ReadingAlternative,
  ReadingProposal,
} from '../../../shared/capture/reading/reading-proposals';
import { Button } from '../../ui/action/button';
import { CheckIcon } from '../../ui/icon/action-icons';
import { useToast } from '../../ui/feedback/toast';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { answerText } from '../intake/case-field';
import { ProposalTable } from '../intake/proposal-table';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { Clip } from './clip';
import type { pageNames } from './page-names';
import { DoubtfulText } from './doubtful-text';
import styles from './reading.module.css';
import { mayBeTaken, type Proposals } from './use-proposals';
import { WarningLines } from './warning-lines';

/** A value and what it is held against; several papers may say different things of one field. */
type Line = ReadingAlternative & Pick<ReadingProposal, 'key' | 'now'> & { readonly id: string };

function linesOf(proposals: readonly ReadingProposal[]): Line[] {
  return proposals.flatMap(({ others, ...main }) =>
    [main, ...others].map((one, index) => ({
      ...one,
      key: main.key,
      now: main.now,
      id: `${main.key}/${index}`,
    })),
  );
}

/** Two papers that say different things stand on two lines, of which one may be ticked. */
export function ReadingDialog(props: {
  readonly nameOf: ReturnType<typeof pageNames>;
  readonly proposals: Proposals;
  readonly onClose: () => void;
}) {
  const { reading: words, words: common } = useMessages();
  const { nameOf, proposals, onClose } = props;
  const toast = useToast();
  // What is read meanwhile waits: a line that moved under its tick would be filled in with another text.
  const [lines] = useState(() => linesOf(proposals.all));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => sureOnes(lines));
  const taken = lines.filter((one) => mayBeTaken(one) && ticked.has(one.id));
  const tick = ({ id, key }: Line, on: boolean) =>
    setTicked((now) => {
      const others = [...now].filter((other) => !other.startsWith(`${key}/`));
      return new Set(on ? [...others, id] : others);
    });
  return (
    <WorkDialog
      title={words.title}
      size="large"
      cancelLabel={common.cancel}
      onCancel={onClose}
      confirmLabel={taken.length === 0 ? words.nothing : words.confirm(taken.length)}
      onConfirm={() =>
        void proposals.take(taken).then((done) => {
          if (!done) return;
          toast({ tone: 'success', title: words.taken(taken.length) }, 'reading');
          onClose();
        })
      }
      disabled={taken.length === 0}
      pending={proposals.call.pending}
      focus={taken.length === 0 ? 'cancel' : 'confirm'}
    >
      <div className={styles.review}>
        <div className={styles.reviewHead}>
          <p className={styles.quiet}>{words.explain}</p>
          <Button size="small" icon={<CheckIcon />} onPress={() => setTicked(sureOnes(lines))}>
            {words.allSure}
          </Button>
        </div>
        <ProposalTable
          source={words.onPage}
          proposals={lines}
          isTicked={({ id }) => ticked.has(id)}
          onTick={tick}
          mayTick={mayBeTaken}
          textOf={({ key, text, doubtful, warnings }) => (
            <>
              {doubtful.length === 0 ? (
                answerText(common, key, text)
              ) : (
                <DoubtfulText text={text} doubtful={doubtful} />
              )}
              <WarningLines warnings={warnings} />
            </>
          )}
          clipOf={({ key, from, unsure }) => {
            const page = nameOf(from.pageId);
            if (page === undefined) return null;
            return (
              <span className={styles.cell} data-unsure={unsure ? '' : undefined}>
                <Clip
                  page={page.page}
                  box={from.box}
                  label={words.clipOf(common.fields[key].name, page.title)}
                />
                <span className={styles.quiet}>{page.title}</span>
              </span>
            );
          }}
        />
        <ErrorNotice error={proposals.call.error} />
      </div>
    </WorkDialog>
  );
}

/** Ticked from the beginning: what fills an empty field and is not in doubt. */
function sureOnes(lines: readonly Line[]): ReadonlySet<string> {
  const sure = lines.filter((one) => one.standing === 'new' && !one.unsure && mayBeTaken(one));
  return new Set(sure.map(({ id }) => id));
}
