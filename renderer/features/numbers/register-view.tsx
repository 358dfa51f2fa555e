/** 编号登记簿 for the auditor and the administrator: what became of every number, and the way to take it out as a table. */
import { useState } from 'react';
import { numberSeries } from '../../../shared/domain/numbering';
import { serialStates } from '../../../shared/domain/number-register';
import type { NumberTotals } from '../../../shared/ipc/calls/numbers';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Notice } from '../../ui/feedback/notice';
import { Select } from '../../ui/field/select';
import { SaveIcon } from '../../ui/icon/action-icons';
import { ListIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useLocale, useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useSaving } from '../trouble/use-saving';
import styles from './numbers.module.css';
import { PrintRegister } from './print-register';
import { lineKey, registerColumns, totalColumns } from './register-columns';
import { useRegister } from './use-register';
import type { RegisterFilter } from './use-register';

/** Totals first, then every line under the filter. */
export function RegisterView() {
  const messages = useMessages();
  const { numbers, words } = messages;
  const [filter, setFilter] = useState<RegisterFilter>({});
  const { lines, totals, error, show } = useRegister(filter);
  const choose = (change: RegisterFilter) => setFilter({ ...filter, ...change });
  const all = { value: 'all' as const, label: numbers.all };
  return (
    <Section
      title={numbers.register}
      description={numbers.registerExplain}
      actions={
        <>
          <PrintRegister />
          <SaveButton />
        </>
      }
    >
      <div className={styles.stack}>
        <ErrorNotice error={error} />
        {totals !== undefined && <Verdict totals={totals} />}
        <Panel padding="flush">
          <Table
            label={numbers.totals}
            columns={totalColumns(messages)}
            rows={totals ?? []}
            rowKey={({ series }) => series}
          />
        </Panel>
        <div className={styles.filters}>
          <Select
            label={numbers.filterSeries}
            value={filter.series ?? 'all'}
            placeholder={numbers.all}
            onChange={(series) => choose({ series: series === 'all' ? undefined : series })}
            options={[
              all,
              ...numberSeries.map((series) => ({ value: series, label: words.series[series] })),
            ]}
          />
          <Select
            label={numbers.filterState}
            value={filter.state ?? 'all'}
            placeholder={numbers.all}
            onChange={(state) => choose({ state: state === 'all' ? undefined : state })}
            options={[
              all,
              ...serialStates.map((state) => ({ value: state, label: numbers.states[state] })),
            ]}
          />
        </div>
        <Panel padding="flush">
          <Table
            key={`${filter.series ?? ''} ${filter.state ?? ''}`}
            label={numbers.register}
            columns={registerColumns(messages)}
            rows={lines}
            rowKey={lineKey}
            onVisibleRange={show}
            empty={
              totals === undefined ? undefined : (
                <EmptyState icon={<ListIcon />} title={numbers.none} />
              )
            }
          />
        </Panel>
      </div>
    </Section>
  );
}

function Verdict({ totals }: { readonly totals: readonly NumberTotals[] }) {
  const { numbers } = useMessages();
  const missing = totals.reduce((sum, one) => sum + one.missing, 0);
  const double = totals.reduce((sum, one) => sum + one.double, 0);
  const isWhole = missing === 0 && double === 0;
  return (
    <Notice
      tone={isWhole ? 'success' : 'danger'}
      live={isWhole ? 'off' : 'alert'}
      title={isWhole ? numbers.whole : numbers.notWhole(String(missing), String(double))}
    />
  );
}

function SaveButton() {
  const { numbers } = useMessages();
  const locale = useLocale();
  const { bridge } = useSession();
  const { pending, error, save } = useSaving('numbers', numbers);
  const saveRegister = () => void save(() => bridge.numbers.saveRegister({ locale }));
  return (
    <>
      <Button icon={<SaveIcon />} pending={pending} onPress={saveRegister}>
        {numbers.save}
      </Button>
      <ErrorNotice error={error} />
    </>
  );
}
