/** A connector profile before it is taken in: where cases would go, and what is wrong with it. */
import type { Connector, ProfileCheck } from '../../../shared/ipc/calls/connectors';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { Dialog } from '../../ui/overlay/dialog';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './connectors.module.css';

type Props<C> = { readonly check: C; readonly onDone: (told?: string) => void };
type Fits = Extract<ProfileCheck, { kind: 'fits' }>;
type Faulty = Extract<ProfileCheck, { kind: 'faulty' }>;

/** `onDone` with words when it was taken in. */
export function ProfileReview({ check, onDone }: Props<ProfileCheck>) {
  return check.kind === 'fits' ? (
    <FittingProfile check={check} onDone={onDone} />
  ) : (
    <FaultyProfile check={check} onDone={onDone} />
  );
}

function FittingProfile({ check, onDone }: Props<Fits>) {
  const { connectors: words, words: common } = useMessages();
  const { bridge } = useSession();
  const call = useCall();
  const { sha256, isHeld, connector } = check;
  const add = async () => {
    const added = await call.run(() => bridge.connectors.add({ sha256 }));
    if (added !== undefined) onDone(words.added(connector.name));
  };
  return (
    <WorkDialog
      title={words.review}
      cancelLabel={isHeld ? common.close : words.cancel}
      onCancel={() => onDone()}
      confirmLabel={isHeld ? undefined : call.pending ? words.adding : words.add}
      onConfirm={() => void add()}
      pending={call.pending}
      focus="cancel"
    >
      <div className={styles.stack}>
        <Facts connector={connector} />
        {isHeld ? (
          <Notice tone="info" live="off" title={words.held} />
        ) : (
          words.reviewLines.map((line) => <p key={line}>{line}</p>)
        )}
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}

function Facts({ connector }: { readonly connector: Connector }) {
  const { connectors: words } = useMessages();
  const { name, version, baseUrl, way, issuer, names, checksNumbers } = connector;
  return (
    <DescriptionList
      columns={2}
      items={[
        { term: words.name, value: name },
        { term: words.version, value: version },
        { term: words.address, value: baseUrl },
        { term: words.logIn, value: words.ways[way] },
        ...(issuer === undefined ? [] : [{ term: words.issuer, value: issuer }]),
        { term: words.names, value: words.namesCount(names) },
        {
          term: words.numbers,
          value: checksNumbers ? words.numbersChecked : words.numbersFree,
        },
      ]}
    />
  );
}

function FaultyProfile({ check: { faults }, onDone }: Props<Faulty>) {
  const { connectors: words, words: common } = useMessages();
  return (
    <Dialog
      open
      title={words.faulty}
      onClose={() => onDone()}
      actions={
        <Button variant="primary" autoFocus keyHint="Esc" onPress={() => onDone()}>
          {common.close}
        </Button>
      }
    >
      <p>{words.faultyNext}</p>
      <ol className={styles.faults} aria-label={words.faulty}>
        {faults.map(({ place, fault }) => (
          <li key={`${place} ${fault}`}>
            <span className={styles.place}>{place}</span> {words.faults[fault]}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
