/** An administrator finds the cases whose days are over, chooses, says why, and proposes. */
import { useState } from 'react';
import { mostCasesPerProposal } from '../../../shared/ledger/station-event';
import type { DueCase } from '../../../shared/ipc/calls/retention';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { TextField } from '../../ui/field/text-field';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { DueTable } from './due-table';
import styles from './retention.module.css';

type Found = {
  readonly cases: readonly DueCase[];
  readonly unsent: number;
  readonly next: string | undefined;
};

const nothing: Found = { cases: [], unsent: 0, next: undefined };

/** One bounded stretch of the record is looked through at a time; `onProposed` follows a proposal. */
export function DueList({ onProposed }: { readonly onProposed: () => void }) {
  const { retention } = useMessages();
  const { bridge } = useSession();
  const [found, setFound] = useState<Found>();
  const search = useCall();

  /** Goes on until something is found or everything was looked through. */
  const find = async ({ cases: sofar, unsent: sofarUnsent, next: after }: Found) => {
    let next = after;
    let cases = sofar;
    let unsent = sofarUnsent;
    do {
      const from = next;
      const answer = await search.run(() =>
        bridge.retention.due(from === undefined ? {} : { after: from }),
      );
      if (answer === undefined) return;
      cases = [...cases, ...answer.value.cases];
      unsent += answer.value.unsent;
      next = answer.value.next;
    } while (next !== undefined && cases.length === sofar.length);
    setFound({ cases, unsent, next });
  };

  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <Button pending={search.pending} onPress={() => void find(nothing)}>
          {search.pending ? retention.finding : retention.find}
        </Button>
        {found !== undefined && (
          <span className={styles.quiet} role="status">
            {found.cases.length === 0 ? retention.none : retention.searched(found.cases.length)}
            {found.unsent > 0 && ` ${retention.unsent(found.unsent)}`}
          </span>
        )}
        {found?.next !== undefined && (
          <Button variant="quiet" onPress={() => void find(found)}>
            {retention.more}
          </Button>
        )}
      </div>
      <ErrorNotice error={search.error} />
      {found !== undefined && found.cases.length > 0 && (
        <Choice
          key={found.cases[0]?.caseId}
          cases={found.cases}
          onProposed={() => {
            setFound(undefined);
            onProposed();
          }}
        />
      )}
    </div>
  );
}

function Choice(props: { readonly cases: readonly DueCase[]; readonly onProposed: () => void }) {
  const { retention } = useMessages();
  const { bridge } = useSession();
  const toast = useToast();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string>();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const call = useCall();
  const everything = props.cases.slice(0, mostCasesPerProposal).map(({ caseId }) => caseId);
  const tooMany = chosen.size > mostCasesPerProposal;

  const propose = async () => {
    setAsked(true);
    if (chosen.size === 0 || tooMany || reason.trim() === '') return;
    const done = await call.run(() =>
      bridge.retention.propose({ caseIds: [...chosen], reason: reason.trim() }),
    );
    if (done === undefined) return;
    toast({ tone: 'success', title: retention.proposed }, 'retention');
    props.onProposed();
  };
  return (
    <>
      <DueTable
        label={retention.dueList}
        cases={props.cases}
        checked={chosen}
        selected={selected}
        onSelect={setSelected}
        onCheck={(caseId, checked) =>
          setChosen((now) => {
            const next = new Set(now);
            if (checked) next.add(caseId);
            else next.delete(caseId);
            return next;
          })
        }
      />
      <div className={styles.row}>
        <Button variant="quiet" size="small" onPress={() => setChosen(new Set(everything))}>
          {props.cases.length > mostCasesPerProposal
            ? retention.chooseFirst(mostCasesPerProposal)
            : retention.chooseAll}
        </Button>
        <Button variant="quiet" size="small" onPress={() => setChosen(new Set())}>
          {retention.chooseNone}
        </Button>
        {tooMany && <span role="alert">{retention.tooMany(mostCasesPerProposal)}</span>}
        {asked && chosen.size === 0 && <span role="alert">{retention.proposeFirst}</span>}
      </div>
      <TextField
        label={retention.reason}
        description={retention.reasonHelp}
        required
        maxLength={300}
        value={reason}
        onChange={setReason}
        error={asked && reason.trim() === '' ? retention.reasonMissing : undefined}
      />
      <ErrorNotice error={call.error} />
      <div>
        <Button variant="primary" pending={call.pending} onPress={() => void propose()}>
          {retention.propose(chosen.size)}
        </Button>
      </div>
    </>
  );
}
