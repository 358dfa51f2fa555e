/** The printers of this computer, as far as the system tells of them. */
import type { WebContents } from 'electron';
import type { Printer } from '../../shared/ipc/calls/papers';

/** CUPS: `printer-state` 5 is stopped (RFC 8011, 5.4.11); other systems do not say. */
const stopped = '5';
const mostPrinters = 100;

/** In the system's order. */
export async function listPrinters(
  contents: Pick<WebContents, 'getPrintersAsync'>,
): Promise<Printer[]> {
  const found = await contents.getPrintersAsync();
  return found.slice(0, mostPrinters).map(({ name, displayName, options }) => ({
    name: name.slice(0, 300),
    title: (displayName === '' ? name : displayName).slice(0, 300),
    paused: new Map<string, unknown>(Object.entries(options)).get('printer-state') === stopped,
  }));
}
