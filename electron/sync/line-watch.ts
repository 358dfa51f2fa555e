/** Notices that this machine got another network address: a cable, a hotspot, a new Wi-Fi. */
import { networkInterfaces } from 'node:os';

const lookEveryMs = 5_000;

/** Calls `onLineBack` when an outside address appears; the answer ends the watch. Never keeps the process alive. */
export function watchLine(onLineBack: () => void): () => void {
  let before = outsideAddresses();
  const timer = setInterval(() => {
    const now = outsideAddresses();
    const isNew = [...now].some((address) => !before.has(address));
    before = now;
    if (isNew) onLineBack();
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

function outsideAddresses(): Set<string> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return new Set(all.filter(({ internal }) => !internal).map(({ address }) => address));
}
