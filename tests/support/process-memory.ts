/** The memory of a program's processes as the operating system shows it to whoever may look: Linux, as the same user or root. */
import { open, readdir, readFile } from 'node:fs/promises';

/** What a process is to the program. */
export type ProcessKind = 'main' | 'renderer' | 'gpu' | 'utility' | 'other';

export type ProgramProcess = { readonly pid: number; readonly kind: ProcessKind };

const pieceBytes = 16 * 1024 * 1024;
/** Longer than every text that is looked for. */
const overlap = 1024;

/** Every process of the group that a program leads; the zygotes of Chromium are `other`. */
export async function processesOf(leader: number): Promise<ProgramProcess[]> {
  const found: ProgramProcess[] = [];
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || (await groupOf(pid)) !== leader) continue;
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    const type = /--type=([a-z-]+)/.exec(line)?.[1];
    found.push({ pid, kind: pid === leader ? 'main' : kindOf(type) });
  }
  return found;
}

function kindOf(type: string | undefined): ProcessKind {
  if (type === 'renderer' || type === 'utility') return type;
  return type === 'gpu-process' ? 'gpu' : 'other';
}

/** Which of its mappings a process would leave in a core dump, as core(5) tells it: nothing set, nothing left. */
export const coreFilterOf = (pid: number): Promise<number> =>
  readFile(`/proc/${String(pid)}/coredump_filter`, 'utf8').then((text) =>
    Number.parseInt(text, 16),
  );

async function groupOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => undefined);
  // The name in brackets may hold anything; after it come state, parent, group (proc(5)).
  const group = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[2];
  return group === undefined ? undefined : Number(group);
}

/**
 * Everything that a process can write to, piece by piece; pieces overlap, so that no text falls between them. Throws where the system does not show it.
 */
export async function* memoryOf(pid: number): AsyncGenerator<Buffer> {
  const maps = await readFile(`/proc/${String(pid)}/maps`, 'utf8');
  const memory = await open(`/proc/${String(pid)}/mem`, 'r');
  try {
    const buffer = Buffer.alloc(pieceBytes + overlap);
    for (const line of maps.split('\n')) {
      const range = /^([\da-f]+)-([\da-f]+) rw/.exec(line);
      if (range === null) continue;
      const [, from = '', to = ''] = range;
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += pieceBytes) {
        const length = Math.min(buffer.byteLength, end - at);
        // A mapping of a device, or one that went meanwhile, has nothing to read.
        const bytesRead = await memory.read(buffer, 0, length, at).then(
          (read) => read.bytesRead,
          () => 0,
        );
        if (bytesRead > 0) yield buffer.subarray(0, bytesRead);
      }
    }
  } finally {
    await memory.close();
  }
}
