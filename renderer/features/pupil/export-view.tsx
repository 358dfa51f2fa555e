/** The export for the record system: first the check with everything it names, then the reason, then the file. */
import { useState } from 'react';
import type { Messages } from '../../../shared/i18n/messages';
import type { ExportCheck } from '../../../shared/ipc/calls/pupils';
import type { CheckedPupil, ExportScope } from '../../../shared/pupil/export-check';
import { exportScopes, remarkKinds } from '../../../shared/pupil/export-check';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { CheckIcon, SaveIcon } from '../../ui/icon/action-icons';
import { Panel } from '../../ui/layout/panel';
import { Section, SectionStack } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { useSaving } from '../trouble/use-saving';
import styles from './pupil.module.css';

/** Nothing is exported that was not checked and shown. */
export function ExportView() {
  const messages = useMessages();
  const words = messages.pupil.check;
  const { bridge } = useSession();
  const { go } = useNavigation();
  const checking = useCall();
  const exporting = useSaving('exported', { saved: words.exported });
  const [scope, setScope] = useState<ExportScope>('accepted');
  const [checked, setChecked] = useState<ExportCheck>();
  const [reason, setReason] = useState('');

  const check = async () => {
    exporting.clear();
    const done = await checking.run(() => bridge.pupils.checkExport({ scope }));
    setChecked(done?.value);
  };
  const save = async () => {
    if (checked === undefined) return;
    const input = { scope, reason: reason.trim(), digest: checked.digest };
    await exporting.save(() => bridge.pupils.export(input));
  };
  const some = checked !== undefined && checked.pupils > checked.leftOut;
  return (
    <SectionStack>
      <p className={styles.explain}>{words.exportExplain}</p>
      <div className={styles.bar}>
        <Select
          label={words.scope}
          value={scope}
          placeholder={words.scope}
          onChange={(next) => {
            setScope(next);
            setChecked(undefined);
          }}
          options={exportScopes.map((value) => ({ value, label: words.scopes[value] }))}
        />
        <Button icon={<CheckIcon />} pending={checking.pending} onPress={() => void check()}>
          {checking.pending ? words.checking : words.checkExport}
        </Button>
      </div>
      <ErrorNotice error={checking.error} />
      {checked !== undefined && (
        <Section
          title={words.remarks}
          status={
            <span role="status" className={styles.quiet}>
              {words.exportCount(checked.pupils, checked.leftOut)}
            </span>
          }
        >
          {checked.remarked.length === 0 ? (
            <p>{words.exportClean}</p>
          ) : (
            <Panel padding="flush">
              <Table
                label={words.remarks}
                columns={columnsIn(messages, (caseId) => go({ room: 'case', caseId }))}
                rows={checked.remarked}
                rowKey={({ caseId }) => caseId}
              />
            </Panel>
          )}
        </Section>
      )}
      {some && (
        <div className={styles.bar}>
          <TextField
            label={words.exportReason}
            description={words.exportReasonHelp}
            value={reason}
            onChange={setReason}
            maxLength={300}
            required
          />
          <Button
            variant="primary"
            icon={<SaveIcon />}
            disabled={reason.trim() === ''}
            pending={exporting.pending}
            onPress={() => void save()}
          >
            {words.exportNow}
          </Button>
        </div>
      )}
      <ErrorNotice error={exporting.error} />
    </SectionStack>
  );
}

function columnsIn(
  { home, pupil, words: common }: Messages,
  onVisit: (caseId: string) => void,
): readonly TableColumn<CheckedPupil>[] {
  const { check: words, sheet } = pupil;
  return [
    {
      id: 'who',
      title: words.who,
      width: '16rem',
      rowHeader: true,
      cell: ({ caseId, name, caseNumber, leftOut }) => (
        <span className={styles.buttons}>
          <Button
            size="small"
            variant="quiet"
            accessibleName={words.goToName(name)}
            onPress={() => onVisit(caseId)}
          >
            {name === '' ? home.unnamed : name}
          </Button>
          <span className={styles.quiet}>{caseNumber}</span>
          {leftOut && <StatusBadge tone="danger">{words.leftOut}</StatusBadge>}
        </span>
      ),
    },
    {
      id: 'remark',
      title: words.remark,
      cell: ({ remarks }) => (
        <span className={styles.what}>
          {remarkKinds.map((kind) => {
            const of = remarks.filter((remark) => remark.kind === kind);
            return of.length === 0 ? null : (
              <span key={kind}>
                {`${of.map(({ heading }) => heading).join(common.comma)} `}
                <span className={styles.quiet}>{sheet.kinds[kind]}</span>
              </span>
            );
          })}
        </span>
      ),
    },
  ];
}
