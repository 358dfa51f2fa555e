/** What processes spent so far, as Linux tells it in /proc (proc(5)). */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second in which processor time is counted. */
const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Fields of /proc/PID/stat from the third on: the name before them may hold anything. */
function statOf(pid: number | string): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It ended meanwhile.
    return [];
  }
}

const secondsIn = (stat: readonly string[], fields: readonly number[]): number =>
  fields.reduce((sum, field) => sum + Number(stat[field - 3] ?? 0), 0) / ticksPerSecond;

/** Processor seconds of processes with all their threads (fields 14 and 15). */
export function processorSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + secondsIn(statOf(pid), [14, 15]), 0);
}

/** Processor seconds of a process, of its children, and of those that ended and were waited for (16 and 17). */
export function familySeconds(pid: number): number {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && statOf(name)[1] === String(pid),
  );
  const ended = secondsIn(statOf(pid), [14, 15, 16, 17]);
  return children.reduce((sum, child) => sum + secondsIn(statOf(child), [14, 15]), ended);
}

/** Bytes of memory in use now. */
export function residentBytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return sum + Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  }, 0);
}
