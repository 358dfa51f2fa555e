/** The embedded engine: PostgreSQL compiled to WebAssembly, its files in a folder of this machine. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Transaction as EngineTransaction } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { Database, Queries } from './database';

/**
 * Opens (or makes) the database below `folder`; one process at a time.
 * @param onLost told the error of a disk that does not keep what it is given, before anything is answered. The engine ends
 * itself then and would turn for ever at the next question: its process has to end, and another one reads its log.
 * @throws when another living process has it open: two engines on the same files would destroy them.
 */
export async function openEmbedded(
  folder: string,
  onLost: (error: unknown) => void,
): Promise<Database> {
  mkdirSync(folder, { recursive: true });
  const claim = join(folder, 'platform.pid');
  claimFolder(claim);
  const engine = await PGlite.create({
    fs: new DurableFiles(join(folder, 'database'), onLost),
    startParams: durableParams,
  });
  return {
    ...queriesOf(engine),
    transaction: (work) =>
      engine.transaction((transaction) =>
        work({
          ...queriesOf(transaction),
          script: async (sql) => void (await transaction.exec(sql)),
        }),
      ),
    listen: async (channel, heard) => void (await engine.listen(channel, heard)),
    close: async () => {
      await engine.close();
      rmSync(claim, { force: true });
    },
  };
}

/** As the engine starts, but for `-F`, which commits without a sync; it can be told to sync by `fsync` alone. */
const durableParams = [
  ...PGlite.defaultStartParams.filter((one) => one !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

/** What the engine's files have of an open one, as Emscripten's NODEFS keeps it. */
type OpenFile = { readonly nfd?: number; readonly node: object };
type HostFiles = {
  readonly stream_ops: { fsync?: (open: OpenFile) => number };
  readonly realPath: (node: object) => string;
  /** Tells the engine by number what Node throws; an error in another form it takes for a success. */
  readonly tryFSOperation: (operation: () => void) => void;
};

/** Files of this machine that are on its disk when the engine asks for that: the engine's own let a sync pass unseen. */
class DurableFiles extends NodeFS {
  constructor(
    folder: string,
    private readonly onLost: (error: unknown) => void,
  ) {
    super(folder);
  }

  override async init(engine: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const made = await super.init(engine, options);
    const makeDurable = ({ NODEFS }: object & { NODEFS?: HostFiles }) => {
      if (NODEFS === undefined) throw new Error('The embedded engine has no files of this machine');
      NODEFS.stream_ops.fsync = ({ nfd, node }) => {
        NODEFS.tryFSOperation(() => {
          try {
            if (nfd === undefined) syncFolder(NODEFS.realPath(node));
            else fsyncSync(nfd);
          } catch (error) {
            this.onLost(error);
            throw error;
          }
        });
        return 0;
      };
    };
    const preRun = [...(made.emscriptenOpts.preRun ?? []), makeDurable];
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun } };
  }
}

/** So that the name of a new file is on the disk as well; Windows opens no folder, and needs no sync of one. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function queriesOf(engine: Pick<EngineTransaction, 'query'>): Queries {
  return {
    query: async <R extends object>(sql: string, values: readonly unknown[] = []) =>
      (await engine.query<R>(sql, [...values])).rows,
  };
}

function claimFolder(claim: string): void {
  const own = `${process.pid} ${startOf(process.pid) ?? ''}`;
  try {
    writeFileSync(claim, own, { flag: 'wx' });
  } catch {
    const [pid, start] = readFileSync(claim, 'utf8').trim().split(' ');
    const owner = Number(pid);
    if (owner !== process.pid && isAlive(owner) && isSame(start, startOf(owner))) {
      throw new Error(`The database folder is in use by process ${owner}: ${claim}`);
    }
    writeFileSync(claim, own);
  }
}

/** After a power cut the number may be that of any other process; where a start is not known, it counts as the same. */
const isSame = (claimed: string | undefined, found: string | undefined): boolean =>
  claimed === undefined || found === undefined || claimed === found;

/** When a process started, in ticks since the computer did (proc(5), field 22 of stat); known on Linux only. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it stands in brackets and may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
