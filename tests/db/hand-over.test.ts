/** A page's original travels to main once: what main has in its tray is named, and sent only where it is there no more. */
import { expect, test } from 'vitest';
import type { NewPage } from '../../renderer/session/commands';
import { deskCommands } from '../../renderer/session/commands';
import type { WorkingSet } from '../../renderer/db/working-set';
import type { AppError } from '../../shared/domain/app-error';
import { err, ok } from '../../shared/domain/result';
import type { StationBridge } from '../../shared/ipc/bridge';
import { uuid } from './fake-main';

const original = new Uint8Array([0xff, 0xd8, 1]);

async function handedOver(inTray: boolean, refusal?: AppError) {
  const sent: unknown[] = [];
  const shelf = new Set<string>();
  const bridge = {
    desk: {
      addPage: async (page: NewPage) => {
        sent.push((page as { original: unknown }).original);
        return sent.length === 1 && refusal !== undefined ? err(refusal) : ok({ seq: 1 });
      },
    },
  };
  const set = {
    reached: async () => undefined,
    shelf: { put: (key: string) => shelf.add(key), take: (key: string) => shelf.delete(key) },
  };
  const commands = deskCommands(bridge as unknown as StationBridge, set as unknown as WorkingSet);
  const answer = await commands.addPage({
    caseId: uuid(1),
    documentId: uuid(2),
    pageId: uuid(3),
    requirementId: 'register',
    kind: 'hukou',
    role: 'cover',
    source: 'camera',
    original,
    corrected: original,
    inTray,
  });
  return { sent, answer, onShelf: shelf.size };
}

test('what main has is named, and the rows have it all the same', async () => {
  const { sent, answer, onShelf } = await handedOver(true);
  expect({ sent, ok: answer.ok, onShelf }).toEqual({ sent: ['inTray'], ok: true, onShelf: 1 });
});

test.each(['fileMissing', 'fileDamaged'] as const)(
  'is sent after all where it is %s',
  async (kind) => {
    const { sent, answer } = await handedOver(true, { kind });
    expect({ sent, ok: answer.ok }).toEqual({ sent: ['inTray', original], ok: true });
  },
);

test('a refusal of the page itself is not answered by sending it again', async () => {
  const { sent, answer, onShelf } = await handedOver(true, { kind: 'storageFull' });
  expect({ sent, ok: answer.ok, onShelf }).toEqual({ sent: ['inTray'], ok: false, onShelf: 0 });
});

test('what main does not have is sent', async () => {
  expect((await handedOver(false)).sent).toEqual([original]);
});
