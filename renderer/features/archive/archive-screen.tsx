/** 档案: archived cases and their packages: found, opened, verified, taken out. */
import { useDeferredValue, useState } from 'react';
import type { ArchiveFilter } from '../../../shared/archive/archive-filter';
import { caseKinds } from '../../../shared/domain/case-kind';
import { exportForms } from '../../../shared/archive/export/export-order';
import type { WhichArchives } from '../../../shared/ipc/calls/archives';
import { mostChosen } from '../../../shared/ipc/calls/archives';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { EmptyState } from '../../ui/feedback/empty-state';
import { DateField, isWholeDate } from '../../ui/field/date-field';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { CheckIcon, SaveIcon } from '../../ui/icon/action-icons';
import { ArchiveIcon } from '../../ui/icon/thing-icons';
import { Screen } from '../../ui/layout/screen';
import { useMessages } from '../language/messages-context';
import { useArrivalFocus } from '../shell/arrival-focus';
import { useLeaving } from '../shell/use-leaving';
import { ErrorNotice } from '../trouble/error-notice';
import { useArchiveTexts } from './archive-texts';
import { useArchiveWork } from './archive-work';
import styles from './archive.module.css';
import { ArchiveTable } from './archive-table';
import { ExportDialog } from './export-dialog';
import { OutsideView } from './outside-view';
import { PackageView } from './package-view';
import { StampsOfAll } from './stamp-status';
import { useArchiveList } from './use-archive-list';

import { useStamps } from './use-stamps';
import { WorkStatus } from './work-status';

/** F9 verifies what is chosen, or all that fits; F8 exports it. */
export function ArchiveScreen() {
  const text = useArchiveTexts();
  const [typed, setTyped] = useState<Typed>(blank);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string>();
  const [exporting, setExporting] = useState(false);
  const query = useDeferredValue(typed.query.trim());
  const filter = filterOf(typed);
  const work = useArchiveWork();
  useLeaving(work.forget);
  const { outside } = work;
  const [looks, setLooks] = useState(0);
  const lookAgain = () => setLooks((before) => before + 1);
  const { status: stamps, arrived } = useStamps();
  const list = useArchiveList(filter, query, looks + arrived);
  useArrivalFocus('[role="grid"]', list.lines.length > 0);
  // What was looked for by name is meant one by one: a filter would mean everybody.
  const found = query === '' ? [] : list.lines.map(({ caseId }) => caseId);
  const chosen = checked.size > 0 ? [...checked] : found;
  const which: WhichArchives = chosen.length > 0 ? { caseIds: chosen } : { filter };
  const isAway = opened !== undefined || outside !== undefined;
  const isIdle = work.doing === undefined && !isAway;
  // What is typed and not answered yet, half a year or half a day would mean everything.
  const isAnswered = typed.query.trim() === query && !list.isLoading;
  const isMeant = query === '' ? !isHalfTyped(typed) : chosen.length > 0;
  const mayWork = isIdle && isAnswered && isMeant;
  const verify = () => void work.verify(which);
  useShortcut('F9', verify, mayWork);
  useShortcut('F8', () => setExporting(true), mayWork);
  if (outside !== undefined) {
    return <OutsideView {...outside} onBack={work.forget} />;
  }
  if (opened !== undefined) {
    return (
      <PackageView
        key={opened}
        caseId={opened}
        onBack={() => {
          setOpened(undefined);
          lookAgain();
        }}
      />
    );
  }
  const check = (caseId: string, isChecked: boolean) =>
    setChecked((before) => {
      const next = new Set(before);
      if (isChecked && next.size < mostChosen) next.add(caseId);
      else next.delete(caseId);
      return next;
    });
  const isFiltered = query !== '' || Object.keys(filter).length > 0;
  return (
    <Screen
      title={text.title}
      actions={
        <>
          <Button icon={<CheckIcon />} keyHint="F9" disabled={!mayWork} onPress={verify}>
            {chosen.length > 0 ? text.verifyChosen(chosen.length) : text.verifyAll}
          </Button>
          <Button
            variant="primary"
            icon={<SaveIcon />}
            keyHint="F8"
            disabled={!mayWork}
            onPress={() => setExporting(true)}
          >
            {text.export}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.quiet}>{text.explain}</p>
        <div className={styles.row}>
          <span className={styles.quiet}>{text.outside}</span>
          {exportForms.map((form) => (
            <Button
              key={form}
              size="small"
              disabled={!isIdle}
              pending={work.doing === 'outside'}
              onPress={() => void work.lookOutside(form)}
            >
              {text.outsideForms[form]}
            </Button>
          ))}
        </div>
        <Filters typed={typed} onChange={setTyped} />
        <WorkStatus work={work} />
        <ErrorNotice error={list.error} />
        <StampsOfAll status={stamps} />
        <div className={styles.row}>
          <span className={styles.quiet} role="status">
            {list.isLoading
              ? text.looking
              : text.shown(list.lines.length, list.archived ?? list.lines.length)}
          </span>
          {list.lines.length > 0 && (
            <Button
              variant="quiet"
              size="small"
              onPress={() =>
                setChecked(new Set(list.lines.map(({ caseId }) => caseId).slice(0, mostChosen)))
              }
            >
              {text.chooseShown}
            </Button>
          )}
          {checked.size > 0 && (
            <>
              <span>{text.chosen(checked.size)}</span>
              <Button variant="quiet" size="small" onPress={() => setChecked(new Set())}>
                {text.chooseNone}
              </Button>
            </>
          )}
          {list.next !== undefined && (
            <Button variant="quiet" size="small" onPress={list.loadMore}>
              {text.more}
            </Button>
          )}
        </div>
        <ArchiveTable
          lines={list.lines}
          checked={checked}
          onCheck={check}
          onOpen={setOpened}
          onEnd={list.loadMore}
          empty={
            list.isLoading || list.next !== undefined ? undefined : (
              <EmptyState
                icon={<ArchiveIcon />}
                title={isFiltered ? text.emptyFiltered : text.empty}
                {...(isFiltered ? {} : { detail: text.emptyDetail })}
              />
            )
          }
        />
      </div>
      {exporting && (
        <ExportDialog
          chosen={chosen}
          filter={filter}
          archived={list.archived}
          onExport={(wish) => void work.takeOut(wish).then(lookAgain)}
          onClose={() => setExporting(false)}
        />
      )}
    </Screen>
  );
}

type Typed = {
  readonly query: string;
  readonly season: string;
  readonly kind: 'all' | (typeof caseKinds)[number];
  readonly from: string;
  readonly to: string;
};
const blank: Typed = { query: '', season: '', kind: 'all', from: '', to: '' };
const wholeYear = /^\d{4}$/;

/** A year or a day that is begun and not finished. */
function isHalfTyped({ season, from, to }: Typed): boolean {
  const isHalf = (text: string, isWhole: boolean) => text.trim() !== '' && !isWhole;
  return (
    isHalf(season, wholeYear.test(season)) ||
    isHalf(from, isWholeDate(from)) ||
    isHalf(to, isWholeDate(to))
  );
}

/** What is half typed is not asked for yet. */
function filterOf({ season, kind, from, to }: Typed): ArchiveFilter {
  return {
    ...(wholeYear.test(season) ? { season: Number(season) } : {}),
    ...(kind === 'all' ? {} : { kind }),
    ...(isWholeDate(from) ? { from } : {}),
    ...(isWholeDate(to) ? { to } : {}),
  };
}

function Filters(props: { readonly typed: Typed; readonly onChange: (typed: Typed) => void }) {
  const text = useArchiveTexts();
  const { words } = useMessages();
  const { typed } = props;
  const change = (part: Partial<Typed>) => props.onChange({ ...typed, ...part });
  const isFinding = typed.query.trim() !== '';
  return (
    <div className={styles.filters} role="search" aria-label={text.find}>
      <div className={styles.find}>
        <TextField
          label={text.find}
          description={text.findHelp}
          value={typed.query}
          onChange={(query) => change({ query })}
          maxLength={100}
        />
      </div>
      {!isFinding && (
        <>
          <div className={styles.day}>
            <TextField
              label={text.season}
              value={typed.season}
              onChange={(season) => change({ season })}
              inputMode="numeric"
              maxLength={4}
              error={
                typed.season === '' || wholeYear.test(typed.season) ? undefined : text.wholeYear
              }
            />
          </div>
          <Select
            label={text.kind}
            value={typed.kind}
            placeholder={text.all}
            onChange={(kind) => change({ kind })}
            options={[
              { value: 'all' as const, label: text.all },
              ...caseKinds.map((kind) => ({ value: kind, label: words.kinds[kind] })),
            ]}
          />
          <div className={styles.day}>
            <DateField label={text.from} value={typed.from} onChange={(from) => change({ from })} />
          </div>
          <div className={styles.day}>
            <DateField label={text.to} value={typed.to} onChange={(to) => change({ to })} />
          </div>
        </>
      )}
    </div>
  );
}
