/** Finds the reader: at the port that was chosen, or at the first port that answers like one. */
import type { ReaderError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import type { ReaderSettings } from '../../../shared/ipc/calls/reader';
import { sdtStatus } from './sdt-frame';
import { createLink, type SdtLink } from './sdt-link';
import type { PortInfo, SerialPorts } from './serial-ports';
import { DriverMissing } from './serial-ports';

export type FoundReader = { readonly path: string; readonly link: SdtLink };

/** At most so many ports are asked one after the other. */
const mostAsked = 16;

/** Opens the line and lets the security module say that it is well; the line is the caller's to close. */
export async function findReader(
  ports: SerialPorts,
  { mode, path }: ReaderSettings,
  ways: { readonly answerMs: number; readonly stop: AbortSignal; readonly lastPath?: string },
): Promise<Result<FoundReader, ReaderError>> {
  if (mode === 'port') return tryPort(ports, path ?? '', ways);
  const listed = await listPorts(ports);
  if (!listed.ok) return listed;
  let refusal: ReaderError = { kind: 'readerMissing' };
  for (const { path: candidate } of inOrder(listed.value, ways.lastPath)) {
    if (ways.stop.aborted) return err({ kind: 'readingStopped' });
    const tried = await tryPort(ports, candidate, ways);
    if (tried.ok) return tried;
    // Of ports that are no readers only this one is worth telling: it may be the reader, held by another program.
    if (tried.error.kind === 'readerPortTaken') refusal = tried.error;
    if (tried.error.kind === 'readerRefuses') return tried;
  }
  return err(refusal);
}

/** Every port there is. */
export async function listPorts(
  ports: SerialPorts,
): Promise<Result<readonly PortInfo[], ReaderError>> {
  try {
    return ok(await ports.list());
  } catch (error) {
    return err(openError(error));
  }
}

/** The one it was before, then what hangs on a cable; built-in ports last. */
function inOrder(ports: readonly PortInfo[], lastPath: string | undefined): readonly PortInfo[] {
  const rank = ({ path, usb }: PortInfo) => (path === lastPath ? 0 : usb ? 1 : 2);
  return ports.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostAsked);
}

async function tryPort(
  ports: SerialPorts,
  path: string,
  { answerMs, stop }: { readonly answerMs: number; readonly stop: AbortSignal },
): Promise<Result<FoundReader, ReaderError>> {
  let link: SdtLink;
  try {
    link = createLink(await ports.open(path), stop);
  } catch (error) {
    return err(openError(error));
  }
  const said = await link.ask('samStatus', answerMs);
  if (said.ok && said.value.status === sdtStatus.done) return ok({ path, link });
  await link.close();
  if (said.ok) return err({ kind: 'readerRefuses', status: said.value.status });
  switch (said.error) {
    case 'stopped':
      return err({ kind: 'readingStopped' });
    case 'closed':
      return err({ kind: 'readerMissing' });
    case 'garbled':
      return err({ kind: 'readerGarbled' });
    case 'silent':
      return err({ kind: 'readerSilent' });
  }
}

/** The module behind the ports tells only in words what went wrong; the words are those of the system. */
function openError(error: unknown): ReaderError {
  if (error instanceof DriverMissing) return { kind: 'readerDriverMissing' };
  const said = error instanceof Error ? error.message : '';
  return /lock|busy|denied|permission|unavailable/i.test(said)
    ? { kind: 'readerPortTaken' }
    : { kind: 'readerMissing' };
}
