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

/** A reader keeps some hundred megabytes; it is let go when nothing was read for so long. */
const restMs = 20_000;

/** Whoever photographs one page after the other is not slowed down by the reading of the first. */
const betweenShotsMs = 1_500;

/** The same one every time until the desk locks; no worker is started before the first page. */
export function readingOf(desk: Desk): DeskReading {
  const known = open.get(desk);
  if (known !== undefined) return known;
  const load = (caseId: string, sha256: string) => desk.commands.readImage(caseId, sha256);
  let client: ReturnType<typeof startReadingClient> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
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
      await desk.pictures.idle();
      await new Promise((resolve) => setTimeout(resolve, betweenShotsMs));
      await desk.pictures.idle();
    },
  });
  const texts = pageTexts(load);
  desk.workingSet.onClose(() => {
    reading.close();
    texts.clear();
    letGo();
  });
  const fresh = { reading, texts, placedRight: new Set<string>() };
  open.set(desk, fresh);
  return fresh;
}
