/** 正式 or 演练: which of the two sealed stores the passphrase is to open. */
import { Button } from '../../ui/action/button';
import { useMessages } from '../language/messages-context';
import styles from './door.module.css';

export type DoorMode = 'real' | 'drill';

/** Two buttons, one of them pressed. */
export function ModeSwitch(props: {
  readonly mode: DoorMode;
  readonly onChoose: (mode: DoorMode) => void;
}) {
  const { drill } = useMessages();
  return (
    <div role="group" aria-label={drill.mode} className={styles.modes}>
      {(['real', 'drill'] as const).map((mode) => (
        <Button
          key={mode}
          fullWidth
          pressed={props.mode === mode}
          onPress={() => props.onChoose(mode)}
        >
          {drill.modes[mode]}
        </Button>
      ))}
    </div>
  );
}
