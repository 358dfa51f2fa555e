/** Sentences of the trail about courier packages 离线U盘包. */
import { assertNever } from '../domain/result';
import type { CourierEvent } from '../ledger/courier-event';
import type { Messages } from './messages';

export function courierTraceWords(say: Messages['courier']['trail'], event: CourierEvent): string {
  switch (event.type) {
    case 'courierKeyLearned':
      return say.keyLearned();
    case 'courierPackageWritten':
      return say.written(String(event.number), String(event.cases.length));
    case 'courierPackageGone':
      return say.gone(String(event.number));
    case 'courierPackageCarried':
      return say.carried(String(event.number));
    case 'courierAnswerRead': {
      const { number, delivered, changes } = event;
      return say.answerRead(String(number), String(delivered), String(changes));
    }
    default:
      return assertNever(event);
  }
}
