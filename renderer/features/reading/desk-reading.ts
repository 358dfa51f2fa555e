/** The reading of an open desk: its worker, its queue and its texts end when the desk locks. */
import type { Desk } from '../../session/desk';
import { startReadingClient } from '../../workers/reading-client';
import { pageReading, type PageReading } from './page-reading';
import { pageTexts, type PageTexts } from './page-texts';

export type DeskReading = {
  readonly reading: PageReading;
  readonly texts: PageTexts;
  /** Pages of which somebody said that they are in the right place, until the desk locks. */
  readonly placedRight: Set<string>;
};

const open = new WeakMap<Desk, DeskReading>();

/** How long one look at the pictures on their way lasts; it is repeated until there are none. */
const quietMs = 1_500;
/** A reader keeps some hundred megabytes; it is let go when nothing was read for so long. */
const restMs = 60_000;

/** The same one every time until the desk locks; no worker is started before the first page. */
export function readingOf(desk: Desk): DeskReading {
  const known = open.get(desk);
  if (known !== undefined) return known;
  const load = (caseId: string, sha256: string) => desk.commands.readImage(caseId, sha256);
  let client: ReturnType<typeof startReadingClient> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const letGo = () => {
    clearTimeout(resting);
    client?.close();
    client = undefined;
  };
  const reading = pageReading({
    read: (picture) => {
      clearTimeout(resting);
      client ??= startReadingClient();
      return client.read(picture);
    },
    rest: () => {
      clearTimeout(resting);
      resting = setTimeout(letGo, restMs);
    },
    load,
    record: (input) => desk.bridge.desk.recordText(input),
    quiet: async () => {
      while (!closed && (await desk.pictures.drained(quietMs)) > 0);
    },
  });
  const texts = pageTexts(load);
  desk.workingSet.onClose(() => {
    closed = true;
    reading.close();
    texts.clear();
    letGo();
  });
  const fresh = { reading, texts, placedRight: new Set<string>() };
  open.set(desk, fresh);
  return fresh;
}
