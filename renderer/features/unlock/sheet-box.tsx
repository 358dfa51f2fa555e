/** One recovery sheet as it is typed or scanned: each line is checked at once. */
import { parseShareText, shareProblems } from '../../../shared/vault/recovery-text';
import { TextArea } from '../../ui/field/text-area';
import { useMessages } from '../language/messages-context';

/** `asked`: somebody pressed the button, so that an empty box is a problem too. */
export function SheetBox(props: {
  readonly box: number;
  readonly asked: boolean;
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const { recovery } = useMessages();
  const { text } = props;
  const whole = parseShareText(text);
  const [problem] = whole.ok
    ? []
    : props.asked || text === ''
      ? [whole.error]
      : shareProblems(text);
  const shown = text === '' && !props.asked ? undefined : problem;
  return (
    <TextArea
      label={recovery.sheetBox(props.box)}
      description={whole.ok ? recovery.sheetRead : recovery.sheetHelp}
      required
      rows={8}
      maxLength={600}
      value={text}
      onChange={props.onChange}
      error={shown === undefined ? undefined : recovery.problem(shown)}
    />
  );
}
