/** Who looked at a paper and what each of them found, oldest first. */
import type { CaseDocument } from '../../../shared/domain/document';
import { readingWords } from '../../../shared/i18n/reading-words';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import styles from './material.module.css';

/** The inspection, and every look by another person after it; with the words that were written. */
export function PaperLooks({ document }: { readonly document: CaseDocument }) {
  const { secondReading: say, words } = useMessages();
  const locale = useLocale();
  const { inspection, readings = [] } = document;
  if (inspection === undefined) return null;
  const { verdict, by, at, note } = inspection;
  const lines = [
    { key: 'first', text: say.first(words.verdicts[verdict], by, instantText(locale, at)), note },
    ...readings.map((one, index) => {
      const { alone, by: who, at: when } = one;
      const tell = alone === true ? say.secondAlone : say.second;
      const text = tell(readingWords(words, one), who, instantText(locale, when));
      return { key: String(index), text, note: one.note };
    }),
  ];
  return (
    <ul className={styles.looks}>
      {lines.map((line) => (
        <li key={line.key}>
          {line.text}
          {line.note !== '' && <p className={styles.quiet}>{line.note}</p>}
        </li>
      ))}
    </ul>
  );
}
