/** Which of several platforms something is about. */
import { Select } from '../../ui/field/select';
import { useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import styles from './platforms.module.css';

/** Stands for the one platform that is spoken to, which needs no name of its own. */
const only = '';

/**
 * Nothing where there is one at most; without a choice it is the platform that was paired first.
 * @param props.withEnded whether those that were given up can be chosen as well.
 */
export function PlatformChoice({
  value,
  onChange,
  withEnded = false,
}: {
  readonly value: string | undefined;
  readonly onChange: (platform: string | undefined) => void;
  readonly withEnded?: boolean;
}) {
  const { platforms: words, reckoning } = useMessages();
  const { status } = useLine();
  const { platform, givenUp = [] } = status ?? {};
  const alone = platform === undefined ? [] : [{ key: only, name: platform.name }];
  const ended = givenUp.map(({ key, name }) => ({ key, name: reckoning.ended(name) }));
  const all = [...(status?.platforms ?? (withEnded ? alone : [])), ...(withEnded ? ended : [])];
  if (all.length < 2) return null;
  return (
    <div className={styles.choice}>
      <Select
        label={words.platform}
        value={value ?? all[0]?.key ?? null}
        onChange={(key) => onChange(key === only ? undefined : key)}
        placeholder={words.platform}
        options={all.map(({ key, name }) => ({ value: key, label: name }))}
      />
    </div>
  );
}
