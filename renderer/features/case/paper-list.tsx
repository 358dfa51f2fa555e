/** The numbered letters of a case and its archive; the chosen one is shown beside the list. */
import type { Case } from '../../../shared/domain/case';
import type { Letter } from '../../../shared/domain/letter';
import { Button } from '../../ui/action/button';
import { EyeIcon } from '../../ui/icon/action-icons';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
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
                  ? casePage.archiveMaking
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
    </Section>
  );
}

function LetterRow(props: {
  readonly letter: Letter;
  readonly shown: boolean;
  readonly onShow: () => void;
}) {
  const { casePage, words } = useMessages();
  const { letter } = props;
  const title = words.letters[letter.kind];
  const facts = [
    letter.file === undefined
      ? casePage.letterMaking
      : casePage.letterPrinted(letter.printedCopies),
    casePage.letterSaved(letter.savedCopies),
  ].filter((fact) => fact !== '');
  return (
    <li className={styles.row}>
      <span>
        <span className={styles.name}>{title}</span>
        <br />
        <span className={styles.number}>{letter.number}</span>
        <br />
        <span className={styles.quiet}>{facts.join(' · ')}</span>
      </span>
      <Button
        size="small"
        icon={<EyeIcon />}
        pressed={props.shown}
        accessibleName={`${casePage.letterOpen} ${title} ${letter.number}`}
        onPress={props.onShow}
      >
        {casePage.letterOpen}
      </Button>
    </li>
  );
}
