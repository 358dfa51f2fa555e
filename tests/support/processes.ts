/** The processes of a program, as Linux shows them under /proc. */
import { readdir, readFile, readlink } from 'node:fs/promises';

export type Seen = { readonly pid: number; readonly line: string; readonly status: string };

/** A program and everything that it started and that still lives. */
export async function processesOf(pid: number | undefined): Promise<Seen[]> {
  const all = new Map<number, Seen & { readonly parent: number }>();
  for (const name of (await readdir('/proc')).filter((one) => /^\d+$/.test(one))) {
    try {
      const line = (await readFile(`/proc/${name}/cmdline`, 'utf8')).replaceAll('\0', ' ');
      const status = await readFile(`/proc/${name}/status`, 'utf8');
      const parent = Number(/^PPid:\t(\d+)/m.exec(status)?.[1]);
      all.set(Number(name), { pid: Number(name), line, status, parent });
    } catch {
      continue; // it ended in between
    }
  }
  const belongs = (one: number | undefined): boolean =>
    one === pid || (one !== undefined && all.has(one) && belongs(all.get(one)?.parent));
  return [...all.values()].filter((one) => belongs(one.pid));
}

/** Addresses and ports on which these processes wait for somebody to come (/proc/net/tcp: state 0A), as the kernel writes them. */
export async function listeningOf(seen: readonly Seen[]): Promise<string[]> {
  const waiting = new Map<string, string>();
  for (const table of ['tcp', 'tcp6']) {
    const lines = (await readFile(`/proc/net/${table}`, 'utf8')).split('\n').slice(1);
    for (const line of lines) {
      const [, address = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      if (state === '0A') waiting.set(`socket:[${inode}]`, address);
    }
  }
  const found: string[] = [];
  for (const { pid } of seen) {
    for (const name of await readdir(`/proc/${String(pid)}/fd`).catch(() => [])) {
      const link = await readlink(`/proc/${String(pid)}/fd/${name}`).catch(() => '');
      const address = waiting.get(link);
      if (address !== undefined) found.push(address);
    }
  }
  return found;
}
