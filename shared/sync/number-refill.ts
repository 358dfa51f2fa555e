/** Keeps the station's numbers from running out: asks for further blocks while there is a line. */
import type { NumberBlock } from '../domain/numbering';
import { isOwnBlock } from '../domain/numbering';
import type { NumberWant } from '../domain/number-stock';
import type { PlatformCalls } from './platform-calls';
import type { StationIdentity, SyncPorts } from './ports';

/** After a platform that gave nothing usable it is asked again this much later. */
const askAgainMs = 10 * 60_000;

/** Never stands in the way of the feed: what fails is logged and tried again. */
export class NumberRefill {
  #restUntilMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly ports: SyncPorts) {}

  /** Asks for every series that runs low, one after the other. */
  async run(identity: StationIdentity, calls: PlatformCalls): Promise<void> {
    const { store, clock, log } = this.ports;
    if (clock.nowMs() < this.#restUntilMs) return;
    const { wants, epoch } = store.numberWants();
    for (const want of wants) {
      const reply = await calls.moreNumbers({ ...want, epoch });
      // The feed's own call meets the same line a moment later and shows what is wrong with it.
      if (reply.kind === 'noLine') return;
      const blocks =
        reply.kind === 'ok'
          ? usableBlocks(reply.value.numberBlocks, want, identity.stationCode)
          : [];
      if (blocks.length === 0) {
        log('noNumbersGiven', { series: want.series, reason: reply.kind });
        this.#restUntilMs = clock.nowMs() + askAgainMs;
        continue;
      }
      const saved = await store.saveNumberBlocks(blocks);
      if (!saved.ok) {
        log('numbersNotSaved', { reason: saved.error.kind });
        return;
      }
    }
  }
}

/** Only what was asked for: a block of another station, one by a name of the station's own, or of serials already held is no answer. */
export function usableBlocks(
  blocks: readonly NumberBlock[],
  { series, after }: NumberWant,
  stationCode: string,
): readonly NumberBlock[] {
  return blocks.filter(
    (block) =>
      block.series === series &&
      !isOwnBlock(block) &&
      block.stationCode === stationCode &&
      block.from > after &&
      block.to >= block.from,
  );
}
