/** A submission that was held: what was refused of it, the way to put that right, and sending it as it is. */
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import { fieldText } from '../../../shared/domain/form';
import { refusedPlaces } from '../../../shared/domain/refused-places';
import { valueText } from '../../../shared/i18n/field-value';
import type { Messages } from '../../../shared/i18n/messages';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { EditIcon, SendIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import type { Route } from '../shell/route';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './case-page.module.css';
import { fieldRoute, FixRow, paperRoute } from './fix-row';
import { useTitleOf } from './title-of';

export type HeldEntryOf = Extract<NonNullable<Case['outbox']>, { state: 'held' }>;

/** What the platform said, without the name that programs know the problem by. */
export function heldWords({ casePage, words }: Messages, entry: HeldEntryOf): readonly string[] {
  const said = entry.detail.replace(/^[A-Za-z-]+: /, '');
  const isSaid = said !== '' && entry.reason !== 'fileMissingHere';
  return [...(isSaid ? [casePage.platformSays(said)] : []), words.heldReasons[entry.reason].remedy];
}

/** Field by field and paper by paper; `of` says whose, where several cases stand on one screen. */
export function HeldWays(props: {
  readonly current: Case;
  readonly entry: HeldEntryOf;
  readonly of?: string;
}) {
  const messages = useMessages();
  const { casePage, outbox } = messages;
  const { commands, session } = useSession();
  const { go } = useNavigation();
  const { current, entry, of } = props;
  const titleOf = useTitleOf();
  const resending = useCall();
  const reopening = useCall();
  const may = (name: 'reopenHeld' | 'resumeSending') =>
    isAllowed(name, current.state, session.operator.role) === 'yes';
  const { fields, documents, others } = refusedPlaces(entry.pointers ?? [], current);
  const reopen = async (to: Route) => {
    const done = await reopening.run(() =>
      commands.execute({ name: 'reopenHeld', caseId: current.id, entryId: entry.id }),
    );
    if (done !== undefined) go(to);
  };
  const fix = (to: Route) => (may('reopenHeld') ? () => void reopen(to) : undefined);
  const whose = of === undefined ? {} : { of };
  const isNamed = fields.length + documents.length > 0;
  return (
    <>
      {isNamed && (
        <ul className={styles.rows} aria-label={casePage.refusedPlaces}>
          {fields.map((key) => {
            const value = valueText(messages, key, fieldText(current.form, key));
            return (
              <FixRow
                key={key}
                {...whose}
                name={messages.words.fields[key].name}
                reason={casePage.refusedField(value)}
                pending={reopening.pending}
                onFix={fix(fieldRoute(current, key))}
              />
            );
          })}
          {documents.map((id) => (
            <FixRow
              key={id}
              {...whose}
              name={titleOf(current, id)}
              reason={casePage.refusedDocument}
              pending={reopening.pending}
              onFix={fix(paperRoute(current, id))}
            />
          ))}
        </ul>
      )}
      {others > 0 && <p className={styles.quiet}>{casePage.refusedOthers(others)}</p>}
      <div className={styles.ways}>
        {may('reopenHeld') && !isNamed && (
          <Button
            size="small"
            icon={<EditIcon />}
            pending={reopening.pending}
            accessibleName={`${casePage.reopen} ${current.caseNumber ?? ''}`}
            onPress={() => void reopen({ room: 'case', caseId: current.id, view: 'form' })}
          >
            {casePage.reopen}
          </Button>
        )}
        {may('resumeSending') && (
          <Button
            size="small"
            icon={<SendIcon />}
            pending={resending.pending}
            accessibleName={`${outbox.resend} ${current.caseNumber ?? ''}`}
            onPress={() => void resending.run(() => commands.resumeSending(current.id, entry.id))}
          >
            {outbox.resend}
          </Button>
        )}
      </div>
      {may('reopenHeld') && <p className={styles.quiet}>{casePage.reopenHelp}</p>}
      <ErrorNotice error={reopening.error ?? resending.error} />
    </>
  );
}
