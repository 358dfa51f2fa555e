/** What an open desk does with pages behind the clerk's work: workers, queues and texts end when the desk locks. */
import { ofDesk } from '../../session/of-desk';
import { startEncodeClient } from '../../workers/encode-client';
import { startReadingClient } from '../../workers/reading-client';
import type { PageQueue } from './page-queue';
import { pageReading, pageShrinking } from './page-reading';
import { pageTexts, type PageTexts } from './page-texts';

export type DeskReading = {
  readonly reading: PageQueue;
  /** Makes page images smaller when there is nothing to be read. */
  readonly shrinking: PageQueue;
  readonly texts: PageTexts;
  /** Pages of which somebody said that they are in the right place, until the desk locks. */
  readonly placedRight: Set<string>;
};

/** A reader keeps some hundred megabytes; it is let go when nothing was asked of it for so long. */
const restMs = 20_000;
/** Whoever photographs one page after the other is not slowed down by the reading of the first. */
const betweenShotsMs = 1_500;

/** The same one every time until the desk locks; no worker is started before the first page. */
export const readingOf = ofDesk((desk): DeskReading => {
  const { commands, pictures, bridge } = desk;
  const load = (caseId: string, sha256: string) => commands.readImage(caseId, sha256);
  const noPictures = async () => {
    await pictures.idle();
    await new Promise((resolve) => setTimeout(resolve, betweenShotsMs));
    await pictures.idle();
  };
  const reader = passing(startReadingClient);
  const encoder = passing(startEncodeClient);
  const reading = pageReading({
    read: (picture) => reader.use().read(picture),
    rest: reader.rest,
    load,
    record: (input) => bridge.desk.recordText(input),
    quiet: noPictures,
  });
  const shrinking = pageShrinking({
    encode: (jpeg) => encoder.use().encode(jpeg),
    rest: encoder.rest,
    load,
    record: (page) => commands.reencodePage(page),
    quiet: async () => {
      await noPictures();
      await reading.idle();
    },
  });
  const texts = pageTexts(load);
  desk.workingSet.onClose(() => {
    for (const queue of [reading, shrinking]) queue.close();
    for (const client of [reader, encoder]) client.close();
    texts.clear();
  });
  return { reading, shrinking, texts, placedRight: new Set<string>() };
});

/** A worker that is there while it is needed. */
function passing<Client extends { readonly close: () => void }>(start: () => Client) {
  let client: Client | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(resting);
    client?.close();
    client = undefined;
  };
  return {
    use: (): Client => {
      clearTimeout(resting);
      return (client ??= start());
    },
    rest: () => {
      clearTimeout(resting);
      resting = setTimeout(close, restMs);
    },
    close,
  };
}
