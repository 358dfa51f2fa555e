/** Both submissions of one number: what differs, and whose value goes on. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { FieldKey } from '../../../shared/domain/form';
import { fieldKeys, fieldText } from '../../../shared/domain/form';
import { valueText } from '../../../shared/i18n/field-value';
import type { Conflict } from '../../../shared/ipc/calls/conflict';
import { useSession } from '../../session/session-provider';
import { DescriptionList } from '../../ui/data/description-list';
import { Table } from '../../ui/data/table';
import { Section, SectionStack } from '../../ui/layout/section';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { PaperComparison } from './paper-comparison';

/** Nothing changes until it is settled. */
export function ConflictDialog(props: {
  readonly current: Case;
  readonly both: Conflict;
  readonly onClose: () => void;
}) {
  const { conflict } = useMessages();
  const { commands } = useSession();
  const { go } = useNavigation();
  const { current, both, onClose } = props;
  const { ours, theirs } = both;
  const call = useCall();
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const differing = fieldKeys.filter(
    (key) => fieldText(ours.form, key) !== fieldText(theirs.form, key),
  );
  const settle = async () => {
    const adopted = Object.fromEntries(
      differing.filter((key) => taken.has(key)).map((key) => [key, fieldText(theirs.form, key)]),
    );
    const { entryId, latest } = both;
    const done = await call.run(() =>
      commands.execute({ name: 'settleConflict', caseId: current.id, entryId, latest, adopted }),
    );
    if (done === undefined) return;
    onClose();
    go({ room: 'case', caseId: current.id, view: 'submit' });
  };
  const tick = (key: string, isTicked: boolean) => {
    const next = new Set(taken);
    if (isTicked) next.add(key);
    else next.delete(key);
    setTaken(next);
  };
  return (
    <WorkDialog
      title={conflict.title(String(both.revision))}
      size="large"
      cancelLabel={conflict.cancel}
      onCancel={onClose}
      confirmLabel={conflict.settle}
      onConfirm={() => void settle()}
      pending={call.pending}
    >
      <SectionStack>
        <p>{conflict.explain}</p>
        <BothFacts both={both} />
        <Section title={conflict.fields}>
          {differing.length === 0 ? (
            <p>{conflict.sameFields}</p>
          ) : (
            <FieldComparison both={both} keys={differing} taken={taken} onTick={tick} />
          )}
        </Section>
        <Section title={conflict.papers}>
          <PaperComparison current={current} both={both} />
        </Section>
        <p>{conflict.settleHelp}</p>
        <ErrorNotice error={call.error} />
      </SectionStack>
    </WorkDialog>
  );
}

function BothFacts({ both: { ours, theirs } }: { readonly both: Conflict }) {
  const { conflict, words } = useMessages();
  const locale = useLocale();
  const sides = [
    { side: conflict.ours, ...ours },
    { side: conflict.theirs, ...theirs },
  ];
  return (
    <>
      <DescriptionList
        columns={2}
        items={sides.map(({ side, submittedAt, submittedBy, group }) => ({
          term: side,
          value: [instantText(locale, submittedAt), submittedBy, words.groups[group].title].join(
            ' · ',
          ),
        }))}
      />
      <p>{theirs.isWhole ? conflict.whole : conflict.notWhole}</p>
    </>
  );
}

function FieldComparison(props: {
  readonly both: Conflict;
  readonly keys: readonly FieldKey[];
  readonly taken: ReadonlySet<string>;
  readonly onTick: (key: string, isTicked: boolean) => void;
}) {
  const messages = useMessages();
  const { conflict, words } = messages;
  const { ours, theirs } = props.both;
  const shown = (form: Conflict['ours']['form'], key: FieldKey) =>
    valueText(messages, key, fieldText(form, key)) || conflict.nothing;
  return (
    <Table
      label={conflict.fields}
      rows={props.keys}
      rowKey={(key) => key}
      columns={[
        {
          id: 'field',
          title: conflict.field,
          rowHeader: true,
          cell: (key) => words.fields[key].name,
        },
        { id: 'ours', title: conflict.ours, cell: (key) => shown(ours.form, key) },
        { id: 'theirs', title: conflict.theirsTicked, cell: (key) => shown(theirs.form, key) },
      ]}
      checked={props.taken}
      onCheck={props.onTick}
      checkTitle={conflict.take}
      checkLabel={(key) => conflict.takeOne(words.fields[key].name)}
    />
  );
}
