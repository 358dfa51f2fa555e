/** Offers what the case of a brother or sister says of the family, line by line beside what stands in the form. */
import { useEffect, useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { FieldKey } from '../../../shared/domain/form';
import { siblingTexts, type SiblingText } from '../../../shared/domain/sibling-record';
import type { Sibling } from '../../../shared/ipc/calls/kin';
import { useCase } from '../../db/queries';
import type { FormDraftBinding } from '../../session/form-draft';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { EyeIcon } from '../../ui/icon/action-icons';
import { PeopleIcon } from '../../ui/icon/thing-icons';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { formOf } from '../case/judgement';
import { focusField } from '../intake/case-field';
import type { FormState } from '../intake/form-state';
import { ProposalTable } from '../intake/proposal-table';
import { useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';
import { useNavigation } from '../shell/route';

/** States in which nothing more happens to a case at the desk. */
const ended: readonly Sibling['state'][] = ['decided', 'archived'];

/** Gone once it was taken over, and while no empty field of the form could be filled. */
export function SiblingTakeOver(props: {
  readonly sibling: Sibling;
  /** Further children of the family, only named. */
  readonly others: readonly Sibling[];
  readonly current: Case;
  readonly draft: FormDraftBinding;
  readonly onTakeOver: FormState['takeOver'];
}) {
  const { home, kin } = useMessages();
  const { sibling, others, current, draft } = props;
  const { go } = useNavigation();
  const known = useCase(sibling.caseId);
  const [asking, setAsking] = useState(false);
  const [first, setFirst] = useState<FieldKey>();
  // The button that had the focus is gone; who goes on from here confirms field after field.
  useEffect(() => {
    if (first !== undefined) focusField(first);
  }, [first]);
  const typed = { ...current, form: formOf(draft.text) };
  const texts = known == null ? [] : siblingTexts(typed, known);
  if (first !== undefined || !texts.some(({ standing }) => standing === 'new')) return null;
  const nameOf = ({ name }: Sibling) => shownName({ home }, name);
  const title = ended.includes(sibling.state) ? kin.siblingTitle : kin.siblingOpenTitle;
  const further = others.map((one) => kin.siblingChild(nameOf(one), one.season));
  return (
    <Notice
      tone="info"
      title={title(nameOf(sibling), sibling.season)}
      lines={[
        ...(further.length === 0 ? [] : [kin.siblingOthers(further.join(' '))]),
        kin.siblingTodo,
      ]}
      actions={
        <>
          <Button icon={<PeopleIcon />} onPress={() => setAsking(true)}>
            {kin.siblingTakeOver}
          </Button>
          <Button
            variant="quiet"
            icon={<EyeIcon />}
            onPress={() => go({ room: 'case', caseId: sibling.caseId })}
          >
            {kin.openSibling}
          </Button>
        </>
      }
    >
      {asking && (
        <SiblingDialog
          source={kin.siblingSays(nameOf(sibling))}
          texts={texts}
          onClose={() => setAsking(false)}
          onTake={(taken) => {
            props.onTakeOver(taken, 'siblingCase');
            setFirst(taken[0]?.[0]);
          }}
        />
      )}
    </Notice>
  );
}

/** What fills an empty field is ticked from the beginning; what differs from what was typed never is. */
function SiblingDialog(props: {
  readonly source: string;
  readonly texts: readonly SiblingText[];
  readonly onClose: () => void;
  readonly onTake: (texts: readonly (readonly [FieldKey, string])[]) => void;
}) {
  const { kin, reader, words } = useMessages();
  const { texts, onClose } = props;
  const [ticked, setTicked] = useState<ReadonlySet<FieldKey>>(
    () => new Set(texts.flatMap(({ key, standing }) => (standing === 'new' ? [key] : []))),
  );
  const taken = texts.filter(({ key, standing }) => standing !== 'same' && ticked.has(key));
  return (
    <WorkDialog
      title={kin.siblingTakeOver}
      size="large"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={taken.length === 0 ? reader.nothing : kin.takeOverConfirm(taken.length)}
      onConfirm={() => props.onTake(taken.map(({ key, text }) => [key, text]))}
      disabled={taken.length === 0}
      focus={taken.length === 0 ? 'cancel' : 'confirm'}
    >
      <p>{kin.siblingExplain}</p>
      <ProposalTable
        source={props.source}
        proposals={texts}
        isTicked={({ key }) => ticked.has(key)}
        onTick={({ key }, on) =>
          setTicked((now) => new Set(on ? [...now, key] : [...now].filter((one) => one !== key)))
        }
      />
    </WorkDialog>
  );
}
