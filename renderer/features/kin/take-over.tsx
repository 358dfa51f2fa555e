/** Offers what an earlier case of the same child knows, to be taken over where nothing was typed. */
import { useState } from 'react';
import { takeOver } from '../../../shared/domain/child-record';
import type { FieldKey } from '../../../shared/domain/form';
import { useCase } from '../../db/queries';
import type { FormDraftBinding } from '../../session/form-draft';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { EyeIcon } from '../../ui/icon/action-icons';
import { PeopleIcon } from '../../ui/icon/thing-icons';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { formOf } from '../case/judgement';
import { answerText } from '../intake/case-field';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { kinLine, type SeenCase } from './kin-line';

/** Gone once nothing is left to take over. */
export function TakeOver(props: {
  readonly earlier: SeenCase;
  readonly draft: FormDraftBinding;
  readonly onTakeOver: (texts: readonly (readonly [FieldKey, string])[]) => void;
}) {
  const messages = useMessages();
  const { kin, words } = messages;
  const { earlier, draft } = props;
  const { go } = useNavigation();
  const known = useCase(earlier.caseId);
  const [asking, setAsking] = useState(false);
  const texts = known == null ? [] : takeOver(formOf(draft.text), known);
  if (texts.length === 0) return null;
  return (
    <Notice
      tone="info"
      title={kin.earlierTitle}
      lines={[kinLine(messages, earlier), kin.earlierTodo]}
      actions={
        <>
          <Button icon={<PeopleIcon />} onPress={() => setAsking(true)}>
            {kin.takeOver}
          </Button>
          <Button
            variant="quiet"
            icon={<EyeIcon />}
            onPress={() => go({ room: 'case', caseId: earlier.caseId })}
          >
            {kin.openEarlier}
          </Button>
        </>
      }
    >
      <WorkDialog
        open={asking}
        title={kin.takeOverTitle}
        cancelLabel={words.cancel}
        onCancel={() => setAsking(false)}
        confirmLabel={kin.takeOverConfirm(texts.length)}
        onConfirm={() => {
          props.onTakeOver(texts);
          setAsking(false);
        }}
        focus="confirm"
      >
        <p>{kin.takeOverExplain}</p>
        <DescriptionList
          columns={2}
          items={texts.map(([key, text]) => ({
            term: words.fields[key].name,
            value: answerText(words, key, text),
          }))}
        />
      </WorkDialog>
    </Notice>
  );
}
