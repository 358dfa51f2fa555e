/** The findings as lines, by kind and by whether somebody settled them; each leads to its case and field. */
import { useState } from 'react';
import { isOfRecord } from '../../../shared/domain/field-rules';
import type { FieldKey } from '../../../shared/domain/form';
import type { Messages } from '../../../shared/i18n/messages';
import type { Finding } from '../../../shared/pupil/check-rules';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { EmptyState } from '../../ui/feedback/empty-state';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Select } from '../../ui/field/select';
import { CheckIcon } from '../../ui/icon/action-icons';
import { Panel } from '../../ui/layout/panel';
import { SectionStack } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import styles from './pupil.module.css';
import { SettleDialog } from './settle-dialog';
import { listedOfKind, type Check } from './use-check';

const kinds = [
  'idNumberWrong',
  'numberNameDisagree',
  'duplicateNumber',
  'duplicatePerson',
  'starredMissing',
] as const satisfies readonly Finding['kind'][];

/** Filters, figures and lines. */
export function FindingsView({ check }: { readonly check: Check }) {
  const messages = useMessages();
  const { check: words, findings: kindNames } = messages.pupil;
  const { go } = useNavigation();
  const [kind, setKind] = useState<Finding['kind'] | 'all'>('all');
  const [state, setState] = useState<'open' | 'settled'>('open');
  const [settling, setSettling] = useState<Finding>();
  const { report, phase } = check;
  const shown = (report?.findings ?? []).filter(
    (finding) =>
      (kind === 'all' || finding.kind === kind) &&
      (finding.settled === undefined) === (state === 'open'),
  );
  const isCut = report !== undefined && kinds.some((one) => report.open[one] > listedOfKind);
  const visit = (caseId: string, field: FieldKey | undefined) =>
    go({
      room: 'case',
      caseId,
      ...(field === undefined
        ? {}
        : { view: isOfRecord(field) ? ('pupil' as const) : ('form' as const), field }),
    });
  return (
    <SectionStack>
      <div className={styles.bar}>
        <Select
          label={words.kind}
          value={kind}
          onChange={setKind}
          placeholder={words.allKinds}
          options={[
            { value: 'all' as const, label: words.allKinds },
            ...kinds.map((one) => ({
              value: one,
              label: kindNames[one],
              detail: words.count(report?.open[one] ?? 0),
            })),
          ]}
        />
        <Select
          label={words.state}
          value={state}
          onChange={setState}
          placeholder={words.openOnly}
          options={[
            { value: 'open' as const, label: words.openOnly },
            { value: 'settled' as const, label: words.settledOnly },
          ]}
        />
        <Button pending={phase === 'running'} disabled={phase === 'building'} onPress={check.run}>
          {words.run}
        </Button>
        <span role="status" className={styles.quiet}>
          {phase === 'building' && words.building}
          {phase === 'running' && words.running}
          {phase === 'failed' && words.failed}
          {phase === 'done' && report !== undefined && words.checked(report.checked, check.tookMs)}
        </span>
      </div>
      <div className={styles.counts}>
        {report !== undefined &&
          kinds.map((one) => (
            <StatusBadge key={one} tone={report.open[one] > 0 ? 'warning' : 'success'}>
              {`${kindNames[one]} ${words.count(report.open[one])}`}
            </StatusBadge>
          ))}
      </div>
      {isCut && <p className={styles.quiet}>{words.cut(listedOfKind)}</p>}
      <Panel padding="flush">
        <Table
          label={words.findings}
          columns={columnsIn(messages, visit, setSettling)}
          rows={shown}
          rowKey={({ kind: of, key, cases }) => `${of} ${key} ${cases[0]?.id ?? ''}`}
          empty={
            report !== undefined && shown.length === 0 ? (
              <EmptyState icon={<CheckIcon />} title={words.none} detail={words.noneDetail} />
            ) : undefined
          }
        />
      </Panel>
      {settling !== undefined && (
        <SettleDialog
          kind={settling.kind}
          findingKey={settling.key}
          cases={settling.cases}
          onClose={() => setSettling(undefined)}
          onSettled={(outcome) => check.markSettled(settling, outcome)}
        />
      )}
    </SectionStack>
  );
}

function columnsIn(
  { home, pupil, words: formWords }: Messages,
  onVisit: (caseId: string, field: FieldKey | undefined) => void,
  onSettle: (finding: Finding) => void,
): readonly TableColumn<Finding>[] {
  const { check: words, findings, outcomes } = pupil;
  const nameOf = (name: string) => (name === '' ? home.unnamed : name);
  return [
    {
      id: 'who',
      title: words.who,
      width: '16rem',
      rowHeader: true,
      cell: ({ cases, fields }) => (
        <span className={styles.what}>
          {cases.slice(0, 5).map(({ id, name, caseNumber, graduating }) => (
            <span key={id} className={styles.buttons}>
              <Button
                size="small"
                variant="quiet"
                accessibleName={words.goToName(nameOf(name))}
                onPress={() => onVisit(id, fields[0])}
              >
                {nameOf(name)}
              </Button>
              <span className={styles.quiet}>
                {caseNumber === '' ? words.noNumber : caseNumber}
              </span>
              {graduating && <StatusBadge tone="info">{words.graduating}</StatusBadge>}
            </span>
          ))}
        </span>
      ),
    },
    {
      id: 'what',
      title: words.what,
      cell: ({ kind, fields }) => (
        <span className={styles.what}>
          <span>{findings[kind]}</span>
          <span className={styles.quiet}>
            {kind === 'starredMissing'
              ? words.explain.starredMissing(
                  fields.map((key) => formWords.fields[key].name).join(formWords.comma),
                )
              : words.explain[kind]}
          </span>
        </span>
      ),
    },
    {
      id: 'outcome',
      title: words.outcome,
      width: '9rem',
      cell: (finding) =>
        finding.settled === undefined ? (
          <Button
            size="small"
            accessibleName={words.settleName(nameOf(finding.cases[0]?.name ?? ''))}
            onPress={() => onSettle(finding)}
          >
            {words.settle}
          </Button>
        ) : (
          <StatusBadge tone="success">{outcomes[finding.settled]}</StatusBadge>
        ),
    },
  ];
}
