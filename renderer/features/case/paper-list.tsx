/** The numbered letters of a case and its archive; the chosen one is shown beside the list. */
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import type { Letter } from '../../../shared/domain/letter';
import { isThere } from '../../../shared/domain/letter';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { EyeIcon } from '../../ui/icon/action-icons';
import { StampIcon } from '../../ui/icon/thing-icons';
import { Section } from '../../ui/layout/section';
import { dayText, instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { VoidLetter } from '../numbers/void-letter';
import { ServeLetter } from '../service/serve-letter';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { ArchiveRefusal } from './archive-refusal';
import styles from './case-page.module.css';

/** Newest letter last, as they were numbered. */
export function PaperList(props: {
  readonly current: Case;
  readonly shown: string | undefined;
  readonly onShow: (paper: string) => void;
}) {
  const { casePage } = useMessages();
  const locale = useLocale();
  const { letters, archive } = props.current;
  return (
    <Section title={casePage.letters}>
      {letters.length === 0 && <p className={styles.quiet}>{casePage.lettersNone}</p>}
      <ul className={styles.rows}>
        {letters.map((letter) => (
          <LetterRow
            key={letter.id}
            current={props.current}
            letter={letter}
            shown={props.shown === letter.id}
            onShow={() => props.onShow(letter.id)}
          />
        ))}
        {archive !== undefined && (
          <li className={styles.row}>
            <span>
              <span className={styles.name}>{casePage.archive}</span>
              <br />
              <span className={styles.quiet}>
                {archive.file === undefined || archive.sealedAt === undefined
                  ? archive.refused === undefined
                    ? casePage.archiveMaking
                    : casePage.archiveWaiting
                  : `${casePage.archivePages(archive.file.pages)} · ${casePage.archiveSealedAt(instantText(locale, archive.sealedAt))}`}
              </span>
            </span>
            <Button
              size="small"
              icon={<EyeIcon />}
              pressed={props.shown === 'archive'}
              accessibleName={`${casePage.letterOpen} ${casePage.archive}`}
              onPress={() => props.onShow('archive')}
            >
              {casePage.letterOpen}
            </Button>
          </li>
        )}
      </ul>
      <ArchiveRefusal current={props.current} />
      <ReissueReceipt current={props.current} onShow={props.onShow} />
    </Section>
  );
}

/** A family whose newest receipt is void gets another one. */
function ReissueReceipt(props: {
  readonly current: Case;
  readonly onShow: (paper: string) => void;
}) {
  const { numbers } = useMessages();
  const { commands, session } = useSession();
  const call = useCall();
  const { letters, state, id } = props.current;
  const isDue =
    letters.some(({ kind }) => kind === 'receipt') && !isThere(props.current, 'receipt');
  if (!isDue || isAllowed('issueLetter', state, session.operator.role) !== 'yes') return null;
  const issue = async () => {
    const done = await call.run(() => commands.issueLetter(id, 'receipt'));
    if (done !== undefined) props.onShow(done.value.letterId);
  };
  return (
    <>
      <div>
        <Button icon={<StampIcon />} pending={call.pending} onPress={() => void issue()}>
          {numbers.reissueReceipt}
        </Button>
      </div>
      <ErrorNotice error={call.error} />
    </>
  );
}

function LetterRow(props: {
  readonly current: Case;
  readonly letter: Letter;
  readonly shown: boolean;
  readonly onShow: () => void;
}) {
  const { casePage, numbers, service, words } = useMessages();
  const locale = useLocale();
  const { letter } = props;
  const { voided } = letter;
  const title = words.letters[letter.kind];
  const servedText = ({ served }: Letter) => {
    if (served === undefined) return '';
    const say = served.slip === undefined ? service.lineWithoutSlip : service.line;
    return say(served.to, dayText(locale, served.day));
  };
  const facts = [
    letter.file === undefined
      ? casePage.letterMaking
      : casePage.letterPrinted(letter.printedCopies),
    casePage.letterSaved(letter.savedCopies),
    servedText(letter),
  ].filter((fact) => fact !== '');
  return (
    <li className={styles.row}>
      <span>
        <span className={styles.name}>{title}</span>
        {voided !== undefined && (
          <>
            {' '}
            <StatusBadge tone="warning">{numbers.isVoid}</StatusBadge>
          </>
        )}
        <br />
        <span className={styles.number}>{letter.number}</span>
        <br />
        <span className={styles.quiet}>{voided?.reason ?? facts.join(' · ')}</span>
      </span>
      <span className={styles.actions}>
        <ServeLetter current={props.current} letter={letter} />
        <VoidLetter current={props.current} letter={letter} />
        <Button
          size="small"
          icon={<EyeIcon />}
          pressed={props.shown}
          accessibleName={`${casePage.letterOpen} ${title} ${letter.number}`}
          onPress={props.onShow}
        >
          {casePage.letterOpen}
        </Button>
      </span>
    </li>
  );
}
