/** What a family entered by itself and the clerk still has to look at: how much, the next one, or all of it at once. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { unconfirmedCount, unconfirmedFields } from '../../../shared/domain/family-entry';
import type { FieldKey } from '../../../shared/domain/form';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { focusField } from '../intake/case-field';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

/** Nothing where there is none; `save` puts what is typed on the disk first, so that the clerk's own is not confirmed. */
export function FamilyEntries(props: {
  readonly current: Case;
  readonly save: () => Promise<boolean>;
}) {
  const { selfService, trace, words } = useMessages();
  const { desk } = selfService;
  const { commands } = useSession();
  const [isAsking, setAsking] = useState(false);
  const call = useCall();
  const { current } = props;
  const fields = unconfirmedFields(current);
  const group = current.familyEntry?.group === true;
  const count = unconfirmedCount(current);
  if (count === 0) return null;
  const pages = current.documents
    .flatMap((document) => document.pages)
    .filter(({ byFamily }) => byFamily === true).length;
  const names = [
    ...(group ? [trace.groupAnswers] : []),
    ...fields.map((key) => words.fields[key].name),
  ];
  const confirm = async () => {
    // The reason why not stands on the screen behind the question.
    if (!(await props.save())) return setAsking(false);
    const done = await call.run(() =>
      commands.execute({
        name: 'confirmFamily',
        caseId: current.id,
        fields: [...fields],
        ...(group ? { group: true } : {}),
      }),
    );
    if (done !== undefined) setAsking(false);
  };
  return (
    <>
      <Notice
        tone="info"
        live="off"
        title={desk.waiting(count)}
        lines={[
          desk.how,
          ...(group ? [desk.group] : []),
          ...(pages > 0 ? [desk.pages(pages)] : []),
        ]}
        actions={
          <>
            {fields.length > 0 && (
              <Button size="small" onPress={() => focusNext(fields)}>
                {desk.next}
              </Button>
            )}
            <Button size="small" onPress={() => setAsking(true)}>
              {desk.all}
            </Button>
          </>
        }
      />
      <ConfirmDialog
        open={isAsking}
        title={desk.allTitle}
        lines={[desk.allLine(names.join(words.comma))]}
        confirmLabel={desk.allConfirm}
        cancelLabel={desk.back}
        pending={call.pending}
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      >
        <ErrorNotice error={call.error} />
      </ConfirmDialog>
    </>
  );
}

/** The first that is on the screen: what only the pupil record asks stands elsewhere. */
function focusNext(fields: readonly FieldKey[]): void {
  fields.some((key) => focusField(key));
}
