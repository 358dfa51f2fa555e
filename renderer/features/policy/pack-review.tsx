/** A checked policy pack before it is installed: what it is, who signed it, what it means for open cases. */
import { useState } from 'react';
import type { PackCheck } from '../../../shared/ipc/calls/policy';
import { useSession } from '../../session/session-provider';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { TextField } from '../../ui/field/text-field';
import { Section } from '../../ui/layout/section';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { ChangesTable } from './changes-table';
import styles from './policy.module.css';

/** Installing locks the station, and with it this window. */
export function PackReview(props: { readonly check: PackCheck; readonly onClose: () => void }) {
  const { policy, words } = useMessages();
  const { bridge } = useSession();
  const { check, onClose } = props;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const call = useCall();
  const install = async () => {
    setAsked(true);
    if (reason.trim() === '') return;
    const { sha256 } = check;
    await call.run(() => bridge.policy.install({ sha256, reason: reason.trim() }));
  };
  return (
    <WorkDialog
      size="large"
      title={policy.reviewTitle}
      cancelLabel={check.isHeld ? words.close : policy.cancel}
      onCancel={onClose}
      confirmLabel={check.isHeld ? undefined : call.pending ? policy.installing : policy.install}
      onConfirm={() => void install()}
      pending={call.pending}
      focus="cancel"
    >
      <div className={styles.stack}>
        <Facts check={check} />
        {check.isHeld ? (
          <Notice tone="info" live="off" title={policy.isHeld} />
        ) : (
          <>
            <Effects check={check} />
            <ShutOut people={check.shutOut} />
            <TextField
              label={policy.reason}
              description={policy.reasonHelp}
              required
              maxLength={300}
              value={reason}
              onChange={setReason}
              error={asked && reason.trim() === '' ? policy.reasonMissing : undefined}
            />
            <p>{policy.locks}</p>
            <ErrorNotice error={call.error} />
          </>
        )}
      </div>
    </WorkDialog>
  );
}

function Facts({ check: { pack, signedBy, families } }: { readonly check: PackCheck }) {
  const { policy, words } = useMessages();
  return (
    <DescriptionList
      columns={2}
      items={[
        { term: policy.pack, value: pack.title },
        { term: policy.version, value: pack.version },
        { term: policy.region, value: pack.region },
        { term: policy.season, value: String(pack.season) },
        {
          term: policy.forKinds,
          value: pack.kinds.map((kind) => words.kinds[kind]).join(words.comma),
        },
        { term: policy.checked, value: policy.checkedOver(families) },
        {
          term: policy.signedBy,
          value: policy.signedByKey(signedBy.name, signedBy.keyId),
          note: <StatusBadge tone="success">{policy.signatureRight}</StatusBadge>,
        },
      ]}
    />
  );
}

/** Told before it comes into force: whoever is named can be trained, or recorded, in time. */
function ShutOut({ people }: { readonly people: PackCheck['shutOut'] }) {
  const { training, words } = useMessages();
  if (people.length === 0) return null;
  const { review } = training;
  return (
    <Notice
      tone="warning"
      live="off"
      title={review.title(people.length)}
      lines={[
        ...people.map(({ name, role, lacking }) =>
          review.line(name, words.roles[role], lacking.join(words.comma)),
        ),
        review.safe,
      ]}
    />
  );
}

function Effects({ check }: { readonly check: PackCheck }) {
  const { policy } = useMessages();
  const { openCases, changedCases, changes } = check;
  return (
    <Section level={3} title={policy.effects}>
      <p>
        {openCases === 0
          ? policy.noOpenCases
          : changedCases === 0
            ? policy.noChanges(openCases)
            : policy.changed(changedCases, openCases)}
      </p>
      {openCases > 0 && <p className={styles.quiet}>{policy.keepTheirs}</p>}
      {changedCases > changes.length && (
        <p className={styles.quiet}>{policy.onlyFirst(changes.length)}</p>
      )}
      {changedCases > 0 && <ChangesTable changes={changes} />}
    </Section>
  );
}
