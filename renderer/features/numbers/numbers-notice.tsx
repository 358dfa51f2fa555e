/** Warns on the home screen while numbers run low, and says what goes on all the same. */
import type { NumberStock } from '../../../shared/domain/number-stock';
import type { Messages } from '../../../shared/i18n/messages';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import { useStock } from './use-stock';

/** Nothing while there is enough of everything. */
export function NumbersNotice() {
  const messages = useMessages();
  const { numbers } = messages;
  const short = (useStock() ?? []).filter(({ level }) => level !== 'enough');
  if (short.length === 0) return null;
  const isOut = short.some(({ level }) => level === 'out');
  return (
    <Notice
      tone="warning"
      live="off"
      title={isOut ? numbers.outTitle : numbers.lowTitle}
      lines={[
        ...short.map((one) => lineOf(messages, one)),
        ...(isOut ? [numbers.outSafe] : []),
        numbers.refill,
      ]}
    />
  );
}

function lineOf({ numbers, words }: Messages, { series, reserved, own, level }: NumberStock) {
  const name = words.series[series];
  if (level === 'out') return numbers.outLine(name);
  if (level === 'own') return numbers.ownLine(name);
  return numbers.lowLine(name, String(reserved === 0 ? own : reserved));
}
