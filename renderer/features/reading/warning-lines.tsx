/** Why a value that was read has to be looked at, a line each. */
import type { ReadingWarning } from '../../../shared/capture/reading/read-value';
import { assertNever } from '../../../shared/domain/result';
import type { Messages } from '../../../shared/i18n/messages';
import { useMessages } from '../language/messages-context';
import styles from './reading.module.css';

/** Nothing where nothing is wrong. */
export function WarningLines({ warnings }: { readonly warnings: readonly ReadingWarning[] }) {
  const messages = useMessages();
  return warnings.map((warning) => (
    <span key={warning.kind} className={styles.warning}>
      {warningText(messages, warning)}
    </span>
  ));
}

function warningText({ reading: { warnings: say } }: Messages, warning: ReadingWarning): string {
  switch (warning.kind) {
    case 'numberGuessed':
      return say.numberGuessed(warning.read);
    case 'numberWrong':
    case 'numberSaysOther':
    case 'unreadCharacter':
    case 'papersDisagree':
      return say[warning.kind];
    default:
      return assertNever(warning);
  }
}
