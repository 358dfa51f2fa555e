/** Reading cards from the form: a button in the section of each person, and one key for the section where somebody types. */
import { useState, type ReactNode } from 'react';
import { cardPersons, type CardPerson } from '../../../shared/capture/card-proposals';
import type { Case } from '../../../shared/domain/case';
import type { FieldSection } from '../../../shared/domain/form';
import type { FormDraftBinding } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { CardIcon } from '../../ui/icon/thing-icons';
import type { FormState } from '../intake/form-state';
import { useMessages } from '../language/messages-context';
import { useAnswer } from '../trouble/use-answer';
import { CardDialog } from './card-dialog';

const readKey = 'Ctrl+R';

/** What the form shows of it. */
export type CardReading = {
  /** For the head of a section; nothing where nobody's card is read, or where there is no reader. */
  readonly buttonFor: (section: FieldSection) => ReactNode | undefined;
  /** To be told in which section the focus is. */
  readonly onSection: (section: FieldSection) => void;
  readonly dialog: ReactNode;
};

/** Nothing of it is shown before main has said that a reader is used here. */
export function useCard(props: {
  readonly current: Case;
  readonly draft: FormDraftBinding;
  readonly state: Pick<FormState, 'takeOver'>;
  /** Sections that this family is asked for. */
  readonly sections: readonly FieldSection[];
}): CardReading {
  const { reader: words } = useMessages();
  const { sections } = props;
  const { bridge } = useSession();
  const settings = useAnswer(bridge.reader.settings, undefined).value;
  const used = settings !== undefined && settings.mode !== 'off';
  const [at, setAt] = useState<CardPerson>('child');
  const [reading, setReading] = useState<CardPerson>();
  const person = sections.includes(at) ? at : 'child';
  useShortcut(readKey, () => setReading(person), used && sections.includes(person));
  return {
    buttonFor: (section) => {
      const whose = cardPersons.find((one) => one === section);
      if (whose === undefined || !used) return undefined;
      return (
        <Button
          size="small"
          icon={<CardIcon />}
          keyHint={whose === person ? readKey : undefined}
          accessibleName={words.title(words.persons[whose])}
          onPress={() => setReading(whose)}
        >
          {words.read}
        </Button>
      );
    },
    onSection: (section) => {
      const whose = cardPersons.find((one) => one === section);
      if (whose !== undefined) setAt(whose);
    },
    dialog:
      reading === undefined ? null : (
        <CardDialog
          current={props.current}
          draft={props.draft}
          person={reading}
          onTake={(texts) => props.state.takeOver(texts, 'idCard')}
          onClose={() => setReading(undefined)}
        />
      ),
  };
}
