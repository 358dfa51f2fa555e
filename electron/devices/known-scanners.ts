/** What this computer remembers of scanners: typed addresses, and the settings last used. Nothing of a case is in it. */
import * as z from 'zod';
import type { ScanSettings } from '../../shared/capture/scan';
import { scanSettingsSchema } from '../../shared/capture/scan';
import { createTurns } from '../desk/keyed-lock';
import { readBounded, writeFileDurably } from '../ledger/durable-file';

const typedSchema = z.strictObject({
  base: z.url().max(300),
  name: z.string().max(100),
});
const fileSchema = z.strictObject({
  v: z.literal(1),
  typed: z.array(typedSchema).max(50),
  settings: z
    .array(z.strictObject({ id: z.string().max(300), settings: scanSettingsSchema }))
    .max(50),
});
type Known = z.infer<typeof fileSchema>;
export type TypedScanner = z.infer<typeof typedSchema>;

export type KnownScanners = {
  readonly typed: () => Promise<readonly TypedScanner[]>;
  readonly add: (scanner: TypedScanner) => Promise<void>;
  readonly forget: (base: string) => Promise<void>;
  readonly settingsOf: (id: string) => Promise<ScanSettings | undefined>;
  readonly keepSettings: (id: string, settings: ScanSettings) => Promise<void>;
};

const mostBytes = 256 * 1024;
const most = 50;

/** Kept in the file at `path`; one that cannot be read or written is as good as empty, and stops nobody. */
export function openKnownScanners(path: string): KnownScanners {
  let known: Promise<Known> | undefined;
  const inTurn = createTurns();
  const read = () => (known ??= readFileAt(path));
  const change = (edit: (now: Known) => Known): Promise<void> =>
    inTurn(async () => {
      const next = edit(await read());
      known = Promise.resolve(next);
      await writeFileDurably(path, Buffer.from(JSON.stringify(next)));
    }).catch(() => undefined);
  return {
    typed: async () => (await read()).typed,
    add: (scanner) =>
      change((now) => ({
        ...now,
        typed: [scanner, ...now.typed.filter(({ base }) => base !== scanner.base)].slice(0, most),
      })),
    forget: (base) =>
      change((now) => ({ ...now, typed: now.typed.filter((one) => one.base !== base) })),
    settingsOf: async (id) => (await read()).settings.find((one) => one.id === id)?.settings,
    keepSettings: (id, settings) =>
      change((now) => ({
        ...now,
        settings: [{ id, settings }, ...now.settings.filter((one) => one.id !== id)].slice(0, most),
      })),
  };
}

async function readFileAt(path: string): Promise<Known> {
  try {
    const bytes = await readBounded(path, mostBytes);
    return fileSchema.parse(JSON.parse(bytes?.toString('utf8') ?? ''));
  } catch {
    return { v: 1, typed: [], settings: [] };
  }
}
