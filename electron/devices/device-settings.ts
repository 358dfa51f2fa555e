/** What is plugged into this computer and how it is used: of the computer, not of the station, and without personal data. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { folderSettingsSchema } from '../../shared/ipc/calls/folder';
import { readerSettingsSchema } from '../../shared/ipc/calls/reader';
import { createTurns } from '../desk/keyed-lock';
import { writeFileDurably } from '../ledger/durable-file';

const settingsSchema = z.strictObject({
  format: z.literal(1),
  reader: readerSettingsSchema.default({ mode: 'auto' }),
  folder: folderSettingsSchema.default({ after: 'move' }),
  /** The printer that was chosen last; empty for the system's usual one. */
  printer: z.string().max(300).default(''),
  /** The display that families look at; empty for none. */
  familyDisplay: z.string().max(40).default(''),
  /** Where updates of the program are looked for, empty for nowhere, and when it was asked last (ISO 8601). */
  updateServer: z
    .strictObject({ address: z.string().max(300), askedAt: z.string().max(40) })
    .default({ address: '', askedAt: '' }),
});
export type DeviceSettings = Omit<z.infer<typeof settingsSchema>, 'format'>;

const { format, ...asInstalled } = settingsSchema.parse({ format: 1 });

export type DeviceSettingsFile = {
  readonly read: () => Promise<DeviceSettings>;
  /** Throws the file system's error when they cannot be kept. */
  readonly change: (changes: Partial<DeviceSettings>) => Promise<DeviceSettings>;
};

/** Settings in a file; one that is not there or cannot be read is as the program was installed. */
export function deviceSettingsIn(path: string): DeviceSettingsFile {
  const inTurn = createTurns();
  const read = async (): Promise<DeviceSettings> => {
    try {
      const text = await readFile(path, 'utf8');
      const { format: _, ...settings } = settingsSchema.parse(JSON.parse(text));
      return settings;
    } catch {
      return asInstalled;
    }
  };
  return {
    read,
    change: (changes) =>
      inTurn(async () => {
        const settings = { ...(await read()), ...changes };
        await writeFileDurably(path, Buffer.from(JSON.stringify({ format, ...settings })));
        return settings;
      }),
  };
}
