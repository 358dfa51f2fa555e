/** What an auditor asks of the trail: days, person, case, kind. */
import { useState } from 'react';
import { trailKinds, type TrailFilter, type TrailKind } from '../../../shared/ledger/trail-line';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { DateField, isWholeDate, writeDate } from '../../ui/field/date-field';
import { EntryForm } from '../../ui/field/entry-form';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { SearchIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import styles from './audit.module.css';

const empty = { fromDay: '', toDay: '', who: '', number: '', kind: 'all' as TrailKind | 'all' };
type Typed = typeof empty;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Enter moves on and, in the last field, asks. */
export function TrailFilters({ onAsk }: { readonly onAsk: (filter: TrailFilter) => void }) {
  const { audit } = useMessages();
  const { screen, kinds } = audit;
  const { search } = useSession();
  const [typed, setTyped] = useState<Typed>(empty);
  const [unknown, setUnknown] = useState(false);
  const [asked, setAsked] = useState(false);
  const type = (change: Partial<Typed>) => {
    setUnknown(false);
    setTyped({ ...typed, ...change });
  };

  /** A number is looked up where cases are found; the case of a destroyed one has only its identifier. */
  const caseOf = async (text: string): Promise<string | undefined> => {
    if (uuid.test(text)) return text;
    const answer = await search.find(text, 5, []);
    return answer?.found.cases.find((found) => found.texts.caseNumber === text)?.id;
  };
  const [fromDay, toDay] = [writeDate(typed.fromDay), writeDate(typed.toDay)];
  /** A day that is not whole would ask for all days below a filter that says otherwise. */
  const isUnfinished = (day: string) => day !== '' && !isWholeDate(day);
  const problemOf = (day: string) => (asked && isUnfinished(day) ? screen.wholeDay : undefined);
  const ask = async () => {
    setAsked(true);
    if (isUnfinished(fromDay) || isUnfinished(toDay)) return;
    const number = typed.number.trim();
    const caseId = number === '' ? undefined : await caseOf(number);
    if (number !== '' && caseId === undefined) {
      setUnknown(true);
      return;
    }
    const who = typed.who.trim();
    onAsk({
      ...(fromDay === '' ? {} : { fromDay }),
      ...(toDay === '' ? {} : { toDay }),
      ...(who === '' ? {} : { who }),
      ...(caseId === undefined ? {} : { caseId }),
      ...(typed.kind === 'all' ? {} : { kind: typed.kind }),
    });
  };
  const reset = () => {
    setTyped(empty);
    setUnknown(false);
    setAsked(false);
    onAsk({});
  };
  return (
    <EntryForm label={screen.filters} onFinish={() => void ask()}>
      <div className={styles.filters}>
        <div className={styles.fields}>
          <Select
            label={screen.kind}
            value={typed.kind}
            placeholder={screen.allKinds}
            onChange={(kind) => type({ kind })}
            options={[
              { value: 'all' as const, label: screen.allKinds },
              ...trailKinds.map((kind) => ({ value: kind, label: kinds[kind] })),
            ]}
          />
          <DateField
            label={screen.fromDay}
            value={typed.fromDay}
            onChange={(day) => type({ fromDay: day })}
            error={problemOf(fromDay)}
          />
          <DateField
            label={screen.toDay}
            value={typed.toDay}
            onChange={(day) => type({ toDay: day })}
            error={problemOf(toDay)}
          />
          <TextField
            label={screen.who}
            maxLength={60}
            value={typed.who}
            onChange={(who) => type({ who })}
          />
          <TextField
            label={screen.caseNumber}
            description={screen.caseHelp}
            maxLength={60}
            value={typed.number}
            onChange={(number) => type({ number })}
            error={unknown ? screen.caseUnknown : undefined}
          />
        </div>
        <div className={styles.buttons}>
          <Button type="submit" icon={<SearchIcon />}>
            {screen.show}
          </Button>
          <Button variant="quiet" onPress={reset}>
            {screen.reset}
          </Button>
        </div>
      </div>
    </EntryForm>
  );
}
