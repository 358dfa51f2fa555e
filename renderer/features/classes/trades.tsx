/** Two pupils trade places: one person asks with a reason, another approves; the rest of the result stays. */
import { useState } from 'react';
import { tradeReasons } from '../../../shared/classes/class-changes';
import { beijingMinute } from '../../../shared/domain/beijing-time';
import type { Messages } from '../../../shared/i18n/messages';
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import type { TradeTold } from '../../../shared/ipc/calls/classes';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { ComboField } from '../../ui/field/combo-field';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { Section } from '../../ui/layout/section';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { spelledName } from '../language/rare-characters';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import type { ClassLists } from './use-classes';
import styles from './classes.module.css';

type Props = {
  /** The roll of the first draw. */
  readonly id: string;
  readonly lists: ClassLists;
  readonly trades: readonly TradeTold[];
  readonly onDone: () => void;
};

export function Trades({ id, lists, trades, onDone }: Props) {
  const { after: say } = useMessages().classes;
  const { session } = useSession();
  const mayAsk = mayCall(callRules.classes.askTrade, session.operator.role) === 'yes';
  return (
    <Section title={say.tradeTitle} description={say.tradeHelp}>
      {mayAsk && <AskTrade id={id} lists={lists} onDone={onDone} />}
      {trades.length > 0 && <TradeList id={id} trades={trades} onDone={onDone} />}
    </Section>
  );
}

function AskTrade({ id, lists, onDone }: Omit<Props, 'trades'>) {
  const { classes } = useMessages();
  const { after: say } = classes;
  const { bridge } = useSession();
  const call = useCall();
  const [one, setOne] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const [reason, setReason] = useState<(typeof tradeReasons)[number] | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const options = lists.flatMap(({ number, pupils }) =>
    pupils
      .filter(({ name, isLeft }) => name !== '' && !isLeft)
      .map(({ caseId, name, caseNumber }) => ({
        value: caseId,
        label: spelledName(name),
        detail: `${classes.classOf(String(number))}　${caseNumber}`,
      })),
  );
  const ask = async () => {
    setTried(true);
    if (one === null || other === null || reason === null || note.trim() === '') return;
    const caseIds: [string, string] = [one, other];
    const wish = { id, caseIds, reason, note: note.trim() };
    const done = await call.run(() => bridge.classes.askTrade(wish));
    if (done === undefined) return;
    setOne(null);
    setOther(null);
    setReason(null);
    setNote('');
    setTried(false);
    onDone();
  };
  const isWhole = one !== null && other !== null && reason !== null && note.trim() !== '';
  const pick = { options, empty: classes.findPupil, openLabel: classes.openPupils };
  return (
    <div className={styles.form}>
      <div className={styles.figures}>
        <ComboField label={say.tradeFirst} value={one} onChange={setOne} {...pick} />
        <ComboField label={say.tradeSecond} value={other} onChange={setOther} {...pick} />
        <Select
          label={say.tradeReason}
          placeholder={say.tradeReason}
          value={reason}
          onChange={setReason}
          options={tradeReasons.map((value) => ({ value, label: say.tradeReasons[value] }))}
        />
      </div>
      <TextField
        label={say.tradeNote}
        description={say.tradeNoteHelp}
        required
        maxLength={300}
        value={note}
        onChange={setNote}
      />
      {tried && !isWhole && <p role="alert">{say.tradeMissing}</p>}
      <ErrorNotice error={call.error} />
      <div>
        <Button pending={call.pending} onPress={() => void ask()}>
          {say.askTrade}
        </Button>
      </div>
    </div>
  );
}

/** Who trades; with their classes while that has still to be decided. */
function tradeWords({ after: say, classOf }: Messages['classes'], trade: TradeTold): string {
  const [one, other] = trade.pupils;
  if (one === undefined || other === undefined) return '';
  const [name, with_] = [spelledName(one.name), spelledName(other.name)];
  if (trade.settled !== undefined) return say.tradeNames(name, with_);
  const [from = '', to = ''] = [one, other].map(({ classNumber }) => classOf(String(classNumber)));
  return say.tradeNames(say.pupilIn(name, from), say.pupilIn(with_, to));
}

function TradeList({ id, trades, onDone }: Omit<Props, 'lists'>) {
  const { classes } = useMessages();
  const { after: say } = classes;
  const { pupils, reason, asked, state } = say.tradeColumns;
  return (
    <Table<TradeTold>
      label={say.tradeList}
      rows={trades}
      rowKey={({ trade }) => trade}
      columns={[
        {
          id: 'pupils',
          title: pupils,
          rowHeader: true,
          cell: (trade) => tradeWords(classes, trade),
        },
        {
          id: 'reason',
          title: reason,
          cell: (trade) => `${say.tradeReasons[trade.reason]}　${trade.note}`,
        },
        {
          id: 'asked',
          title: asked,
          cell: ({ askedBy, askedAt }) => say.tradeBy(askedBy, beijingMinute(askedAt)),
        },
        {
          id: 'state',
          title: state,
          cell: (trade) => <TradeState id={id} trade={trade} onDone={onDone} />,
        },
      ]}
    />
  );
}

function TradeState(props: {
  readonly id: string;
  readonly trade: TradeTold;
  readonly onDone: () => void;
}) {
  const { classes } = useMessages();
  const { after: say } = classes;
  const { bridge, session } = useSession();
  const call = useCall();
  const [asking, setAsking] = useState(false);
  const { id, trade, onDone } = props;
  const { settled, isOwn } = trade;
  if (settled !== undefined) {
    const by = say.tradeBy(settled.by, beijingMinute(settled.at));
    return `${say.tradeSettled[settled.outcome]}　${by}`;
  }
  if (mayCall(callRules.classes.settleTrade, session.operator.role) !== 'yes') {
    return say.tradeWaits;
  }
  const settle = async (outcome: 'approved' | 'refused') => {
    const wish = { id, trade: trade.trade, outcome };
    const done = await call.run(() => bridge.classes.settleTrade(wish));
    if (done === undefined) return;
    setAsking(false);
    onDone();
  };
  const names = tradeWords(classes, trade);
  return (
    <div className={styles.buttons}>
      {isOwn ? (
        <span>{say.tradeWaits}</span>
      ) : (
        <Button size="small" accessibleName={say.approveOf(names)} onPress={() => setAsking(true)}>
          {say.approve}
        </Button>
      )}
      <Button
        size="small"
        variant="quiet"
        pending={call.pending}
        accessibleName={isOwn ? say.takeBackOf(names) : say.refuseOf(names)}
        onPress={() => void settle('refused')}
      >
        {isOwn ? say.takeBack : say.refuse}
      </Button>
      {!asking && <ErrorNotice error={call.error} />}
      <ConfirmDialog
        open={asking}
        title={say.approveTitle}
        lines={say.approveLines(names)}
        confirmLabel={say.approve}
        cancelLabel={classes.cancel}
        pending={call.pending}
        onConfirm={() => void settle('approved')}
        onCancel={() => setAsking(false)}
      >
        <ErrorNotice error={call.error} />
      </ConfirmDialog>
    </div>
  );
}
