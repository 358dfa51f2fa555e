/** What the operating system writes down of a process that crashes: on Linux the file `core`, kept free of memory. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * From now on a core dump of this process, and of every one that it starts, has no memory in it (core(5), "Controlling
 * which mappings are written": no bit set). Chromium's zygotes, which pages are forked from, are older than our first line;
 * where its sandbox hides them from us they write no core at all. Elsewhere, and where it cannot be set, nothing is done.
 */
export function leaveNoMemoryInCores(): void {
  if (process.platform !== 'linux') return;
  for (const pid of [process.pid, ...childrenOf(process.pid)]) {
    try {
      writeFileSync(`/proc/${String(pid)}/coredump_filter`, '0');
    } catch {
      continue;
    }
  }
}

/** Every process below one, as it stands now. */
function childrenOf(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${String(pid)}/task`);
    return tasks
      .flatMap((task) =>
        readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8').split(' '),
      )
      .filter((text) => text.trim() !== '')
      .map(Number)
      .flatMap((child) => [child, ...childrenOf(child)]);
  } catch {
    return [];
  }
}
