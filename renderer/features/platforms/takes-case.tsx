/** Which platform takes a case, in words; nothing at a station with one platform. */
import type { Case } from '../../../shared/domain/case';
import { isOwed } from '../../../shared/domain/owed';
import { noPlatform, takerOf } from '../../../shared/domain/platform-route';
import type { PlatformStatus, SyncStatus } from '../../../shared/ipc/contract';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';

/** One of several platforms by what a case says of it; nothing while it waits for a rule. */
export function platformOf(
  { platforms = [] }: Pick<SyncStatus, 'platforms'>,
  key: string | undefined,
): PlatformStatus | undefined {
  return key === undefined ? platforms[0] : platforms.find((one) => one.key === key);
}

/** Its name. */
export function platformNamed(
  status: Pick<SyncStatus, 'platforms'>,
  key: string | undefined,
): string | undefined {
  return platformOf(status, key)?.name;
}

/** The name of the platform that a case went to, where it was given up. */
export function givenUpFor(
  status: Pick<SyncStatus, 'givenUp'> | undefined,
  platform: string | undefined,
): string | undefined {
  const found = status?.givenUp?.find(
    ({ key, isFirst }) => key === platform || (isFirst === true && platform === undefined),
  );
  return found?.name;
}

/** On a case whose platform was given up before it answered. */
export function GivenUpNotice({ current }: { readonly current: Case }) {
  const { ends } = useMessages().platforms;
  const { status } = useLine();
  const name = givenUpFor(status, current.platform);
  if (name === undefined || !isOwed(current.state)) return null;
  return <Notice tone="warning" live="off" title={ends.entry(name)} lines={[ends.entryDetail]} />;
}

/** Before a submission: where it will go, or that it will wait. What was submitted before stays where it went. */
export function WillGoTo({ current }: { readonly current: Case }) {
  const { platforms: words } = useMessages();
  const { status } = useLine();
  const { platforms, routing } = status ?? {};
  if (platforms === undefined || routing === undefined) return null;
  const paired = platforms.map(({ key }) => key);
  const taken = takerOf(current, routing, paired);
  const name = platformNamed({ platforms }, taken);
  return taken === noPlatform || name === undefined ? (
    <Notice tone="warning" live="off" title={words.noneTakes} lines={[words.noneTakesDetail]} />
  ) : (
    <p>
      <strong>{words.willGoTo(name)}</strong>
    </p>
  );
}
