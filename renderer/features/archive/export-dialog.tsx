/** Taking packages out: which, in what form, why, and who said yes. */
import { useState } from 'react';
import type { ArchiveFilter } from '../../../shared/archive/archive-filter';
import { exportForms, type ExportForm } from '../../../shared/archive/export/export-order';
import { RadioCards } from '../../ui/field/radio-cards';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { useArchiveTexts } from './archive-texts';
import styles from './archive.module.css';
import { RecipientFields, useRecipient } from './recipient-fields';
import type { ExportWish } from './archive-work';

/** Confirmed with a reason and an approver; the place is asked for next. */
export function ExportDialog(props: {
  readonly chosen: readonly string[];
  readonly filter: ArchiveFilter;
  /** Archived cases in all; undefined while that is not known. */
  readonly archived: number | undefined;
  readonly onExport: (wish: ExportWish) => void;
  readonly onClose: () => void;
}) {
  const text = useArchiveTexts();
  const { words } = useMessages();
  const { chosen, filter } = props;
  const [form, setForm] = useState<ExportForm>('folder');
  const [masked, setMasked] = useState<'no' | 'yes'>('no');
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const [asked, setAsked] = useState(false);
  const sealing = useRecipient();
  const isEverything = Object.keys(filter).length === 0;
  const scopeText = ({ season, kind, from, to }: ArchiveFilter) =>
    [
      season === undefined ? undefined : String(season),
      kind === undefined ? undefined : words.kinds[kind],
      from === undefined && to === undefined ? undefined : `${from ?? ''} — ${to ?? ''}`,
    ]
      .filter((part) => part !== undefined)
      .join(words.comma);
  const missing = (value: string) => (asked && value.trim() === '' ? text.missing : undefined);
  const confirm = () => {
    setAsked(true);
    if (reason.trim() === '' || approver.trim() === '' || !sealing.ready) return;
    const which = chosen.length > 0 ? { caseIds: [...chosen] } : { filter };
    props.onClose();
    props.onExport({
      which,
      form: sealing.wanted ? 'zip' : form,
      masked: masked === 'yes',
      ...(sealing.recipient === undefined ? {} : { recipient: sealing.recipient.fingerprint }),
      reason: reason.trim(),
      approver: approver.trim(),
    });
  };
  return (
    <WorkDialog
      title={text.exportTitle}
      cancelLabel={words.cancel}
      onCancel={props.onClose}
      confirmLabel={text.exportNow}
      onConfirm={confirm}
    >
      <div className={styles.stack}>
        <p>{text.exportExplain}</p>
        <p>
          <strong>
            {chosen.length > 0
              ? text.exportChosen(chosen.length)
              : isEverything
                ? text.exportEverything(props.archived)
                : text.exportFiltered(scopeText(filter))}
          </strong>
        </p>
        <RadioCards
          label={text.masked}
          value={masked}
          onChange={setMasked}
          cards={(['no', 'yes'] as const).map((value) => ({ value, ...text.maskedKinds[value] }))}
        />
        <RecipientFields sealing={sealing} asked={asked} />
        {!sealing.wanted && (
          <RadioCards
            label={text.form}
            value={form}
            onChange={setForm}
            cards={exportForms.map((value) => ({ value, ...text.forms[value] }))}
          />
        )}
        <TextField
          label={text.reason}
          description={text.reasonHelp}
          value={reason}
          onChange={setReason}
          maxLength={300}
          required
          autoFocus
          error={missing(reason)}
        />
        <TextField
          label={text.approver}
          description={text.approverHelp}
          value={approver}
          onChange={setApprover}
          maxLength={60}
          required
          error={missing(approver)}
        />
      </div>
    </WorkDialog>
  );
}
