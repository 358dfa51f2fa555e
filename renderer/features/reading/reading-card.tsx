/** Beside the form: the line of the picture that belongs to the field in hand, and what was read there. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { ListIcon } from '../../ui/icon/thing-icons';
import { Section } from '../../ui/layout/section';
import { answerText } from '../intake/case-field';
import { standingTones } from '../intake/proposal-table';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { Clip, PagesAtHand } from './clip';
import { DoubtfulText } from './doubtful-text';
import { pageNames } from './page-names';
import { ReadingDialog } from './reading-dialog';
import styles from './reading.module.css';
import { mayBeTaken, useFieldInHand, type Proposals } from './use-proposals';
import { WarningLines } from './warning-lines';

const takeKey = 'F4';

/** Nothing while no page of the case has been read or is being read. */
export function ReadingCard(props: {
  readonly current: Case;
  readonly lines: readonly RequirementProgress[];
  readonly proposals: Proposals;
}) {
  const messages = useMessages();
  const { reading: words, reader, words: common } = messages;
  const { current, proposals } = props;
  const { all, waiting } = proposals;
  const [reviewing, setReviewing] = useState(false);
  const inHand = useFieldInHand();
  const nameOf = pageNames(current, props.lines, messages.material.captureTitle);
  const here = inHand === undefined ? undefined : proposals.of(inHand);
  const mayTake = here !== undefined && mayBeTaken(here) && !proposals.call.pending;
  const take = () => {
    if (here !== undefined) void proposals.take([here]);
  };
  useShortcut(takeKey, take, mayTake);
  if (all.length === 0 && waiting === 0) return null;
  const open = all.filter(({ standing }) => standing === 'new').length;
  const different = all.filter(({ standing }) => standing === 'different').length;
  const page = here && nameOf(here.from.pageId);
  return (
    <PagesAtHand current={current} pageIds={new Set(all.map(({ from }) => from.pageId))}>
      <div className={styles.beside}>
        <Section
          id="reading"
          title={words.label}
          actions={
            all.length > 0 && (
              <Button size="small" icon={<ListIcon />} onPress={() => setReviewing(true)}>
                {words.review(all.length)}
              </Button>
            )
          }
        >
          <div className={styles.card}>
            {/* Said once, when reading rests: the counts below change with every page and every field that is typed. */}
            <p className="visually-hidden" role="status">
              {waiting === 0 && all.length > 0 ? words.done(all.length) : ''}
            </p>
            {waiting > 0 && <p className={styles.quiet}>{words.waiting(waiting)}</p>}
            {all.length > 0 && (
              <p className={styles.counts}>
                <span>{open > 0 ? words.found(open) : words.allThere}</span>
                {different > 0 && (
                  <StatusBadge tone="warning">{words.differs(different)}</StatusBadge>
                )}
              </p>
            )}
            {here === undefined || page === undefined ? (
              all.length > 0 && <p className={styles.quiet}>{words.follow}</p>
            ) : (
              <div className={styles.here} data-unsure={here.unsure ? '' : undefined}>
                <p className={styles.hereHead}>
                  <strong>{common.fields[here.key].name}</strong>
                  <span className={styles.quiet}>{words.fromPage(page.title)}</span>
                </p>
                <Clip
                  page={page.page}
                  box={here.from.box}
                  label={words.clipOf(common.fields[here.key].name, page.title)}
                />
                <p className={styles.hereText}>
                  <span className={styles.read}>
                    {here.doubtful.length > 0 ? (
                      <DoubtfulText text={here.text} doubtful={here.doubtful} />
                    ) : (
                      answerText(common, here.key, here.text)
                    )}
                  </span>
                  <StatusBadge tone={standingTones[here.standing]}>
                    {reader.standings[here.standing]}
                  </StatusBadge>
                  {here.unsure && <StatusBadge tone="neutral">{words.unsure}</StatusBadge>}
                </p>
                {here.doubtful.length > 0 && <p className={styles.quiet}>{words.doubtful}</p>}
                <WarningLines warnings={here.warnings} />
                {here.others.length > 0 && (
                  <p className={styles.quiet}>
                    {words.otherPages(
                      here.others
                        .map(({ text }) => answerText(common, here.key, text))
                        .join(words.separator),
                    )}
                  </p>
                )}
                {mayBeTaken(here) && (
                  <Button size="small" keyHint={takeKey} disabled={!mayTake} onPress={take}>
                    {words.take}
                  </Button>
                )}
              </div>
            )}
            <ErrorNotice error={reviewing ? undefined : proposals.call.error} />
          </div>
        </Section>
      </div>
      {reviewing && (
        <ReadingDialog nameOf={nameOf} proposals={proposals} onClose={() => setReviewing(false)} />
      )}
    </PagesAtHand>
  );
}
