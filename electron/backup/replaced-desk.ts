/**
 * Stations that a restore put aside: they hold what children's families gave, and lie there until two people destroy
 * one. Its new name comes first and is one that the next start removes, so that no kill leaves half of one standing.
 */
import { lstat, readdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AppError } from '../../shared/domain/app-error';
import type { Actor } from '../../shared/domain/command';
import { instantSchema, uuidSchema } from '../../shared/domain/ids';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { ReplacedStation } from '../../shared/ipc/calls/replaced';
import { mostReplacedListed } from '../../shared/ipc/calls/replaced';
import type { StationEvent } from '../../shared/ledger/station-event';
import { createTurns } from '../desk/keyed-lock';
import type { ReplacedProposal } from '../desk/replaced-facts';
import type { StationFacts } from '../desk/station-facts';
import { syncFolder, unlessGone } from '../ledger/durable-file';
import type { Log } from '../log';
import { newId } from '../new-id';
import { destroyCopy, leftCopyNamed } from './left-copies';

/** What the name of a station that a restore put aside goes on with. */
export const replacedMark = '.replaced-';

const mostCounted = 200_000;

/** Where a restore puts the station whose place it takes. */
export const replacedFolder = (stationFolder: string, restoreId: string): string =>
  `${stationFolder}${replacedMark}${restoreId}`;

/** What is asked of an open station. */
type OpenStation = {
  readonly facts: () => Pick<StationFacts, 'replaced' | 'drill'>;
  readonly actor: Actor;
  readonly during: <T>(work: () => Answer<T>) => Answer<T>;
  readonly appendStation: (events: readonly StationEvent[]) => Answer<{ seq: number }>;
};
type Answer<T> = Promise<Result<T, AppError>>;

export type ReplacedDesk = {
  readonly list: (station: OpenStation) => Answer<ReplacedStation[]>;
  readonly propose: (station: OpenStation, restoreId: string, reason: string) => Answer<undefined>;
  /** Refuses, or approves and destroys; answers when nothing is left. */
  readonly decide: (
    station: OpenStation,
    id: string,
    approved: boolean,
    note: string,
  ) => Answer<undefined>;
  /** Ends what a lock, a kill or the disk interrupted; called when the station opens. */
  readonly resume: (station: OpenStation) => Promise<void>;
};

/** The desk for what lies beside the station below `stationFolder`. */
export function createReplacedDesk(parts: {
  readonly stationFolder: string;
  readonly now: () => Instant;
  readonly log: Log;
  /** What earlier runs left is gone, as far as it can be. */
  readonly swept: Promise<void>;
}): ReplacedDesk {
  const { stationFolder, now, log } = parts;
  const around = dirname(stationFolder);
  const inTurn = createTurns();
  /** By the restore: work on the disk that a lock does not end, because it needs no key. */
  const underWay = new Map<string, Promise<boolean>>();

  /** Read from the disk each time; a name leads nowhere but to a folder that stands there itself. */
  async function lying(): Promise<{ restoreId: string; putAsideAt: Instant; folder: string }[]> {
    const prefix = `${basename(stationFolder)}${replacedMark}`;
    const found = (await readdir(around, { withFileTypes: true }).catch(unlessGone)) ?? [];
    return found.flatMap((entry) => {
      const restoreId = entry.name.slice(prefix.length);
      const putAsideAt = instantOf(restoreId);
      if (!entry.isDirectory() || !entry.name.startsWith(prefix) || putAsideAt === undefined) {
        return [];
      }
      return [{ restoreId, putAsideAt, folder: join(around, entry.name) }];
    });
  }

  const list: ReplacedDesk['list'] = ({ facts }) =>
    onDisk(async () => {
      const proposals = facts().replaced;
      const there = await lying();
      const going = proposals
        .filter(({ approvedBy }) => approvedBy !== undefined)
        .filter(({ restoreId }) => there.every((one) => one.restoreId !== restoreId))
        .map(({ restoreId, putAsideAt }) => ({
          restoreId,
          putAsideAt,
          folder: leftCopyNamed(stationFolder, restoreId),
        }));
      const shown = [...there, ...going].sort((a, b) => (a.restoreId < b.restoreId ? -1 : 1));
      const listed: ReplacedStation[] = [];
      for (const { restoreId, putAsideAt, folder } of shown.slice(0, mostReplacedListed)) {
        const proposal = proposals.find((one) => one.restoreId === restoreId);
        listed.push({
          restoreId,
          putAsideAt,
          ...(await sizeOf(folder)),
          ...(proposal === undefined ? {} : { proposal: shownOf(proposal) }),
        });
      }
      return ok(listed);
    });

  const propose: ReplacedDesk['propose'] = (station, restoreId, reason) =>
    inTurn(() =>
      onDisk(async () => {
        const { actor } = station;
        if (station.facts().drill) return err({ kind: 'notInDrill' });
        const found = (await lying()).find((one) => one.restoreId === restoreId);
        const isProposed = station.facts().replaced.some((one) => one.restoreId === restoreId);
        if (found === undefined || isProposed) return err({ kind: 'replacedUnknown' });
        return write(station, {
          type: 'replacedProposed',
          id: newId(),
          restoreId,
          putAsideAt: found.putAsideAt,
          reason,
          by: { id: actor.id, name: actor.name },
          at: now(),
        });
      }),
    );

  const decide: ReplacedDesk['decide'] = async (station, id, approved, note) => {
    const { id: byId, name } = station.actor;
    const by = { id: byId, name };
    const decided = await inTurn(() =>
      onDisk(async (): Promise<Result<ReplacedProposal, AppError>> => {
        const proposal = station.facts().replaced.find((one) => one.id === id);
        if (proposal === undefined || proposal.approvedBy !== undefined) {
          return err({ kind: 'proposalUnknown' });
        }
        if (approved && proposal.by.id === by.id) return err({ kind: 'approverIsProposer' });
        // What somebody took away meanwhile is not to be told as destroyed.
        const isThere = (await lying()).some((one) => one.restoreId === proposal.restoreId);
        if (approved && !isThere) return err({ kind: 'replacedUnknown' });
        const written = await write(station, { type: 'replacedDecided', id, approved, note, by });
        return written.ok ? ok({ ...proposal, approvedBy: by }) : written;
      }),
    );
    if (!decided.ok) return decided;
    return approved ? carryOut(station, decided.value) : ok(undefined);
  };

  async function carryOut(station: OpenStation, proposal: ReplacedProposal): Answer<undefined> {
    const { id, restoreId, putAsideAt, by, approvedBy } = proposal;
    const running = underWay.get(restoreId) ?? destroy(restoreId);
    underWay.set(restoreId, running);
    const isGone = await running;
    underWay.delete(restoreId);
    if (!isGone) return err({ kind: 'replacedStays' });
    return inTurn(async () => {
      // Somebody else waited for the same work, and has written it down.
      if (station.facts().replaced.every((one) => one.id !== id)) return ok(undefined);
      return write(station, {
        type: 'replacedDestroyed',
        id,
        restoreId,
        putAsideAt,
        proposedBy: by.name,
        approvedBy: approvedBy?.name ?? '',
      });
    });
  }

  /** Whether nothing is left. */
  async function destroy(restoreId: string): Promise<boolean> {
    const going = leftCopyNamed(stationFolder, restoreId);
    try {
      const found = (await lying()).find((one) => one.restoreId === restoreId);
      if (found !== undefined) await rename(found.folder, going);
      await syncFolder(around);
      const left = await lstat(going).catch(unlessGone);
      if (left?.isDirectory() === true) await destroyCopy(going);
      log('replacedDestroyed');
      return true;
    } catch {
      log('replacedStays');
      return false;
    }
  }

  const resume: ReplacedDesk['resume'] = async (station) => {
    const isApproved = ({ approvedBy }: ReplacedProposal) => approvedBy !== undefined;
    if (!station.facts().replaced.some(isApproved)) return;
    // The start of the program removes the same folders.
    await parts.swept;
    for (const proposal of station.facts().replaced.filter(isApproved)) {
      await carryOut(station, proposal);
    }
  };

  return { list, propose, decide, resume };
}

async function write(station: OpenStation, event: StationEvent): Answer<undefined> {
  const written = await station.during(() => station.appendStation([event]));
  return written.ok ? ok(undefined) : written;
}

async function onDisk<T>(work: () => Answer<T>): Answer<T> {
  try {
    return await work();
  } catch {
    return err({ kind: 'storageFailed' });
  }
}

/** The moment that the name of a restore begins with; nothing for what the program never named so. */
function instantOf(restoreId: string): Instant | undefined {
  if (!uuidSchema.safeParse(restoreId).success) return undefined;
  const at = new Date(Number.parseInt(restoreId.replace('-', '').slice(0, 12), 16));
  const instant = instantSchema.safeParse(at.toISOString());
  return instant.success ? instant.data : undefined;
}

const shownOf = ({ id, reason, by, at, approvedBy }: ReplacedProposal) => ({
  ...{ id, reason, by, at },
  underWay: approvedBy !== undefined,
});

/** Files and bytes below a folder, up to a bound; nothing is followed out of it. */
async function sizeOf(folder: string): Promise<{ files: number; bytes: number; more: boolean }> {
  let files = 0;
  let bytes = 0;
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const entries = (await readdir(next, { withFileTypes: true }).catch(unlessGone)) ?? [];
    for (const entry of entries) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) folders.push(path);
      if (!entry.isFile()) continue;
      if (files === mostCounted) return { files, bytes, more: true };
      files += 1;
      bytes += (await lstat(path).catch(unlessGone))?.size ?? 0;
    }
  }
  return { files, bytes, more: false };
}
