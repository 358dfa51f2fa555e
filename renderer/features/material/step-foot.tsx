/** The foot of a room that goes through the papers of a case one after the other. */
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';

/** Back, on, and to the form. `isDone`: nothing is left to do with this paper. */
export function StepFoot(props: {
  readonly caseId: string;
  readonly isDone?: boolean;
  readonly onStep: (by: 1 | -1) => void;
}) {
  const { intake, material } = useMessages();
  const { go } = useNavigation();
  const back = () => props.onStep(-1);
  const on = () => props.onStep(1);
  useShortcut('F3', back);
  useShortcut('F4', on);
  return (
    <>
      <Button keyHint="F3" onPress={back}>
        {material.previous}
      </Button>
      <Button keyHint="F4" variant={props.isDone === true ? 'primary' : 'secondary'} onPress={on}>
        {material.next}
      </Button>
      <Button
        variant="quiet"
        keyHint="Esc"
        onPress={() => go({ room: 'case', caseId: props.caseId, view: 'form' })}
      >
        {intake.form}
      </Button>
    </>
  );
}
