/** What the calls about the card reader do; what a card says goes to the window and nowhere else. */
import { cardFields, type CardPerson } from '../../shared/capture/card-proposals';
import type { FieldKey } from '../../shared/domain/form';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { DeviceSettingsFile } from '../devices/device-settings';
import type { CardReader } from '../devices/reader/card-reader';
import { storageError } from '../ledger/blob-store';
import type { AuditRecorder } from './audit-recorder';
import type { Doors } from './doors';
import type { Station } from './station';

export type ReaderParts = { readonly reader: CardReader; readonly devices: DeviceSettingsFile };

/** Whose card was read last, and of which fields it spoke; the words themselves are not kept. */
type LastCard = {
  readonly caseId: string;
  readonly person: CardPerson;
  readonly fields: readonly FieldKey[];
};

/** The handlers of the group `reader`. */
export function createReaderHandlers(
  { unlocked, brief }: Doors,
  { reader, devices }: ReaderParts,
  recorder: Pick<AuditRecorder, 'note'>,
): Handlers['reader'] {
  const last = new WeakMap<Station, LastCard>();
  return {
    settings: () => unlocked(async () => ok((await devices.read()).reader)),
    choose: (settings) =>
      unlocked(async () => {
        try {
          return ok((await devices.change({ reader: settings })).reader);
        } catch (error) {
          return err(storageError(error));
        }
      }),
    ports: () =>
      unlocked(async () => {
        const ports = await reader.ports();
        return ports.ok ? ok([...ports.value]) : ports;
      }),
    test: () => unlocked(() => reader.test()),
    read: ({ caseId, person }) =>
      unlocked(async (station) => {
        const mine = station.view.workable(caseId);
        if (!mine.ok) return mine;
        const card = await reader.read();
        if (!card.ok) return card;
        const noted = await station.during(() =>
          recorder.note({ type: 'idCardRead', caseId, person }),
        );
        if (!noted.ok) return noted;
        last.set(station, { caseId, person, fields: cardFields(card.value, person) });
        return card;
      }),
    stop: async () => {
      await reader.stop();
      return ok(undefined);
    },
    taken: ({ caseId, person, fields }) =>
      brief(async (station) => {
        const card = last.get(station);
        const isThat = card?.caseId === caseId && card.person === person;
        if (!isThat || !fields.every((key) => card.fields.includes(key))) {
          return err({ kind: 'invalidRequest' });
        }
        return recorder.note({ type: 'idCardTaken', caseId, person, fields });
      }),
  };
}
