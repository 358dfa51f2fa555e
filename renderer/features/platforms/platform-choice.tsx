/** Which of several platforms something is about. */
import { Select } from '../../ui/field/select';
import { useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import styles from './platforms.module.css';

/** Nothing where there is one at most; without a choice it is the platform that was paired first. */
export function PlatformChoice({
  value,
  onChange,
}: {
  readonly value: string | undefined;
  readonly onChange: (platform: string) => void;
}) {
  const { platforms: words } = useMessages();
  const { status } = useLine();
  const all = status?.platforms;
  if (all === undefined) return null;
  return (
    <div className={styles.choice}>
      <Select
        label={words.platform}
        value={value ?? all[0]?.key ?? null}
        onChange={onChange}
        placeholder={words.platform}
        options={all.map(({ key, name }) => ({ value: key, label: name }))}
      />
    </div>
  );
}
