/** Warns on the home screen while numbers run low, and says what goes on all the same. */
import type { Messages } from '../../../shared/i18n/messages';
import type { SeriesStock } from '../../../shared/ipc/calls/numbers';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import { platformNamed } from '../platforms/takes-case';
import { useLine } from '../shell/line-status';
import { useStock } from './use-stock';

/** Nothing while there is enough of everything. */
export function NumbersNotice() {
  const messages = useMessages();
  const { numbers, platforms } = messages;
  const { status } = useLine();
  const short = (useStock() ?? []).filter(({ level }) => level !== 'enough');
  if (short.length === 0) return null;
  const isOut = short.some(({ level }) => level === 'out');
  return (
    <Notice
      tone="warning"
      live="off"
      title={isOut ? numbers.outTitle : numbers.lowTitle}
      lines={[
        ...short.map((one) => {
          const line = lineOf(messages, one);
          const name = one.platform && platformNamed(status ?? {}, one.platform);
          return name === undefined ? line : platforms.lineOf(name, line);
        }),
        ...(isOut ? [numbers.outSafe] : []),
        numbers.refill,
      ]}
    />
  );
}

function lineOf({ numbers, words }: Messages, { series, reserved, own, level }: SeriesStock) {
  const name = words.series[series];
  if (level === 'out') return numbers.outLine(name);
  if (level === 'own') return numbers.ownLine(name);
  return numbers.lowLine(name, String(reserved === 0 ? own : reserved));
}
