/** A drill never touches the vault: its key must not take the place of the station's own. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createOperatorDesk } from '../../electron/desk/operator-desk';
import { openVault } from '../../electron/vault/vault';
import { aLifecycleAt, current, drillPassphrase, enterDrill } from '../support/drill-on-disk';
import { scratchFolder } from '../support/scratch-folder';
import { own } from '../support/station-people';
import { quickThread } from '../support/vault-on-disk';

let at: string;
beforeEach(() => {
  at = scratchFolder('drill-vault');
});

describe('a drill', () => {
  it('changes no passphrase, not even in a vault of format 1, which is not sealed', async () => {
    const path = join(at, 'station', 'vault.json');
    const facts = { passphrase: drillPassphrase, operatorName: '程望', school: '望潮小学' };
    const lifecycle = aLifecycleAt(at);
    expect(await lifecycle.create(facts)).toMatchObject({ ok: true });
    await lifecycle.lock('asked');
    expect(await enterDrill(lifecycle)).toMatchObject({ drill: true });
    const { operators } = JSON.parse(await readFile(path, 'utf8')) as {
      operators: Record<string, unknown>[];
    };
    const [{ operatorId, kdf, wrappedStationKey } = {}] = operators;
    const old = { format: 1, operators: [{ operatorId, kdf, wrappedStationKey }] };
    await writeFile(path, JSON.stringify(old));
    const desk = createOperatorDesk(openVault(join(at, 'station'), quickThread, () => 0));
    expect(await desk.changeOwn(current(lifecycle), drillPassphrase, own)).toEqual({
      ok: false,
      error: { kind: 'notInDrill' },
    });
    expect(await readFile(path, 'utf8')).toBe(JSON.stringify(old));
    await lifecycle.lock('asked');
  });
});
