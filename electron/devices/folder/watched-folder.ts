/** The folder into which a scanner's own program puts pictures: an inbox that is whole again whenever the folder comes back. */
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FSWatcher } from 'chokidar';
import type { FolderError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import {
  mostAsideTold,
  mostInboxFiles,
  type AsideReason,
  type FolderSettings,
  type FolderStatus,
  type InboxFile,
} from '../../../shared/ipc/calls/folder';
import { hasCode } from '../../ledger/durable-file';
import { byName } from '../../../shared/text/by-name';
import type { Log } from '../../log';
import { kindOf } from '../../log';
import { newId } from '../../new-id';
import { sha256Hex } from '../../vault/seal';
import { putAway } from './put-away';
import { isLeaving, sortFile } from './sort-file';

export type WatchedFolder = {
  readonly status: () => FolderStatus;
  /** Watches from now on, or another folder; settles after the first look. */
  readonly open: (settings: FolderSettings) => Promise<void>;
  readonly close: () => Promise<void>;
  /** The bytes of a file of the inbox. */
  readonly read: (id: string) => Promise<Result<Uint8Array<ArrayBuffer>, FolderError>>;
  /** Digest of what was read of a file last. */
  readonly digestOf: (id: string) => string | undefined;
  /** A file that is in the record: put away as the settings say; deleted only where the record has it bit for bit. */
  readonly taken: (id: string) => Promise<void>;
  /** A file that cannot be read, or of which a page cannot be, put aside. */
  readonly refuse: (id: string) => Promise<void>;
};

type Parts = {
  readonly onChange: (status: FolderStatus) => void;
  readonly log: Log;
  /** How long a file has to keep its size, and how often the folder itself is looked for. */
  readonly settleMs?: number;
  readonly lookMs?: number;
};

type Kept = InboxFile & { readonly path: string; readonly atMs: number; digest?: string };

const settled = { settleMs: 1_000, lookMs: 2_000 };

/** A folder that is not watched yet. */
export function watchFolder(parts: Parts): WatchedFolder {
  const { settleMs, lookMs } = { ...settled, ...parts };
  let settings: FolderSettings = { after: 'move' };
  let standing: FolderStatus['standing'] = 'off';
  let watcher: FSWatcher | undefined;
  /** Tells the folder from another one of the same name, such as the empty place where a drive was. */
  let identity = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const files = new Map<string, Kept>();
  const held = new Set<string>();
  /** In the record, and still lying there: by path, size and time, so that a new file of that name is new. */
  const stuck = new Set<string>();
  let aside: FolderStatus['aside'] = [];
  let round = 0;

  const status = (): FolderStatus => ({
    standing,
    settings,
    files: [...files.values()]
      .toSorted(inOrder)
      .slice(0, mostInboxFiles)
      .map(({ id, name, kind, bytes }) => ({ id, name, kind, bytes })),
    aside: [...aside],
    stuck: stuck.size,
  });
  const tell = () => parts.onChange(status());

  const idOf = (path: string) => [...files.values()].find((file) => file.path === path)?.id;
  function forget(path: string): void {
    const id = idOf(path);
    held.delete(path);
    if (id !== undefined) files.delete(id);
  }

  async function markOf(path: string): Promise<string> {
    const { size, mtimeMs } = await stat(path);
    return `${path}\0${String(size)}\0${String(mtimeMs)}`;
  }

  async function take(path: string, mine: number, isFirstLook = false): Promise<void> {
    const sorted = await sortFile(path);
    if (mine !== round) return;
    // Found while it is written, perhaps: the watcher names it again once it has kept its size.
    if (isFirstLook && sorted.kind === 'unreadable') return;
    if (sorted.kind === 'held') held.add(path);
    else held.delete(path);
    if (sorted.kind === 'held' || sorted.kind === 'ignored') return;
    if (sorted.kind === 'unreadable') return setAside(path, sorted.error);
    if (stuck.has(await markOf(path).catch(() => ''))) return;
    // Written anew under the same name, it is the same place in the row.
    const id = idOf(path) ?? newId();
    files.set(id, {
      id,
      path,
      name: basename(path).slice(-255),
      kind: sorted.kind,
      bytes: sorted.bytes,
      atMs: sorted.atMs,
    });
    tell();
  }

  async function setAside(path: string, error: AsideReason, digest?: string): Promise<void> {
    forget(path);
    const told = { name: basename(path).slice(-255), error };
    try {
      const moved = await putAway(path, 'aside', digest);
      if (moved !== undefined) aside = [...aside, told].slice(-mostAsideTold);
    } catch (failure) {
      parts.log('folderNotPutAway', { kind: kindOf(failure) });
      stuck.add(await markOf(path).catch(() => path));
    }
    tell();
  }

  async function start(folder: string, mine: number): Promise<void> {
    const { watch } = await import('chokidar');
    if (mine !== round) return;
    for (const path of await filesIn(folder)) await take(path, mine, true);
    if (mine !== round) return;
    const opened = watch(folder, {
      depth: 0,
      ignored: (path) => path !== folder && isLeaving(path),
      awaitWriteFinish: { stabilityThreshold: settleMs, pollInterval: Math.min(100, settleMs) },
    });
    watcher = opened;
    opened.on('add', (path) => {
      if (idOf(path) === undefined) void take(path, mine);
    });
    opened.on('change', (path) => void take(path, mine));
    opened.on('unlink', (path) => {
      if (mine !== round) return;
      forget(path);
      tell();
    });
    opened.on('error', (error) => parts.log('folderWatchFailed', { kind: kindOf(error) }));
    await new Promise<void>((resolve) => opened.once('ready', resolve));
  }

  async function stop(): Promise<void> {
    const old = watcher;
    watcher = undefined;
    identity = '';
    files.clear();
    held.clear();
    await old?.close();
  }

  /** Looks whether the folder is still the one that is watched. */
  async function look(mine: number): Promise<void> {
    const { path } = settings;
    if (path === undefined || mine !== round) return;
    const before = standing;
    try {
      const facts = await stat(path);
      await readdir(path);
      const seen = `${String(facts.dev)}/${String(facts.ino)}`;
      if (mine !== round) return;
      if (seen !== identity) {
        await stop();
        identity = seen;
        standing = 'watching';
        await start(path, mine);
        tell();
      }
      for (const one of [...held]) await take(one, mine);
    } catch (error) {
      if (mine !== round) return;
      await stop();
      standing = hasCode(error, 'EACCES') || hasCode(error, 'EPERM') ? 'refused' : 'gone';
      if (standing === before) return;
      parts.log('folderGone', { kind: kindOf(error) });
      tell();
    }
  }

  function lookAgain(mine: number): void {
    timer = setTimeout(() => {
      void look(mine).finally(() => {
        if (mine === round) lookAgain(mine);
      });
    }, lookMs);
  }

  const close = async () => {
    round += 1;
    clearTimeout(timer);
    standing = 'off';
    aside = [];
    stuck.clear();
    await stop();
  };

  return {
    status,
    open: async (next) => {
      await close();
      settings = next;
      const mine = round;
      if (next.path !== undefined) {
        await look(mine);
        if (mine === round) lookAgain(mine);
      }
      tell();
    },
    close,
    read: async (id) => {
      const file = files.get(id);
      if (file === undefined) return err({ kind: 'inboxFileGone' });
      try {
        const bytes = new Uint8Array(await readFile(file.path));
        file.digest = sha256Hex(bytes);
        return ok(bytes);
      } catch (error) {
        return err({ kind: hasCode(error, 'ENOENT') ? 'inboxFileGone' : 'inboxFileHeld' });
      }
    },
    digestOf: (id) => files.get(id)?.digest,
    taken: async (id) => {
      const file = files.get(id);
      if (file === undefined) return;
      files.delete(id);
      const mark = await markOf(file.path).catch(() => file.path);
      try {
        const moved = await putAway(file.path, 'taken', file.digest);
        const isWhole = file.kind === 'image';
        if (settings.after === 'delete' && isWhole && moved !== undefined) await rm(moved);
      } catch (error) {
        parts.log('folderNotPutAway', { kind: kindOf(error) });
        stuck.add(mark);
      }
      tell();
    },
    refuse: async (id) => {
      const file = files.get(id);
      if (file === undefined) return;
      const why = file.kind === 'pages' ? 'imagePagesUnreadable' : 'imageUndecodable';
      await setAside(file.path, why, file.digest);
    },
  };
}

/** Of one batch, since clocks of disks are coarse, the order is that of the numbers in the names. */
const batchMs = 2_000;

function inOrder(a: Pick<Kept, 'atMs' | 'name'>, b: Pick<Kept, 'atMs' | 'name'>): number {
  const batch = (atMs: number) => Math.floor(atMs / batchMs);
  return batch(a.atMs) - batch(b.atMs) || byName.compare(a.name, b.name);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { withFileTypes: true });
  return names.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
}
