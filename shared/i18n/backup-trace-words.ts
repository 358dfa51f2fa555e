/** Sentences of the trail about back-ups of the station. */
import { beijingSecond } from '../domain/beijing-time';
import { assertNever } from '../domain/result';
import type { BackupEvent } from '../ledger/backup-event';
import type { Messages } from './messages';

export function backupTraceWords(messages: Messages, event: BackupEvent): string {
  const { events: say } = messages.audit;
  switch (event.type) {
    case 'backupFolderChosen':
      return event.ownVolume ? say.backupOwnVolume() : say.backupFolderChosen();
    case 'backupMade':
      return event.aside === undefined
        ? say.backupMade(String(event.files))
        : say.backupBesideOther(String(event.files), event.aside);
    case 'backupFailed':
      return say.backupFailed();
    case 'backupCleared':
      return event.files === 0
        ? say.backupHadNothing(event.folder)
        : say.backupCleared(event.folder, String(event.files));
    case 'backupNotCleared':
      return say.backupNotCleared(event.folder);
    case 'restoreRehearsed':
      return event.outcome === 'whole' ? say.rehearsed() : say.rehearsalFailed();
    case 'stationRestored': {
      const time = beijingSecond(event.madeAt);
      const said =
        event.lost === 0 ? say.restored(time) : say.restoredInPart(time, String(event.lost));
      const code = event.blocks?.[0]?.stationCode;
      return code === undefined ? said : said + messages.trace.sentenceEnd + say.restoredOwn(code);
    }
    case 'replacedProposed':
      return messages.replaced.trail.proposed(beijingSecond(event.putAsideAt), event.reason);
    case 'replacedDecided':
      return messages.replaced.trail[event.approved ? 'approved' : 'refused'];
    case 'replacedDestroyed':
      return messages.replaced.trail.destroyed(
        beijingSecond(event.putAsideAt),
        event.proposedBy,
        event.approvedBy,
      );
    default:
      return assertNever(event);
  }
}
