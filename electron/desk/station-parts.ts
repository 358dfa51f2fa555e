/** What a station is opened over. */
import type { AppError } from '../../shared/domain/app-error';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import type { Colleague } from '../../shared/domain/visibility';
import type { Messages } from '../../shared/i18n/messages';
import type { Batch } from '../../shared/ipc/contract';
import type { LoadedPack } from '../../shared/policy/checklist';
import type { Gate } from '../disk/guarded';
import type { CheckpointAhead } from '../ledger/checkpoint-ahead';
import type { Log } from '../log';
import type { Papers } from '../papers/papers-client';
import type { ArchiveParts } from './paperwork';
import type { ReviewTimes } from './review-times';
import type { SelfService } from './self-service';
import type { OperatorFacts, StationFacts } from './station-facts';

export type StationParts = ArchiveParts & {
  readonly folder: string;
  /** Where a back-up keeps the same folders: damaged entries, files and keys are brought back from there. */
  readonly spareFolder?: string | undefined;
  readonly stationKey: Buffer;
  /** Who comes in; may be left out while there is nobody but who set the station up. */
  readonly who?: (facts: StationFacts) => Result<OperatorFacts, AppError>;
  /** Of the program; which one opens the record is not noted where it is left out. */
  readonly version?: string;
  /** Size at which a segment of the ledger is finished; the usual one when absent. */
  readonly rollBytes?: number;
  /** Size below which the whole ledger is verified at the opening; the usual one when absent. */
  readonly eagerBytes?: number;
  /** How long the desk has main to itself after the opening, before a long queue is read; not at all when left out. */
  readonly readQueueAfterMs?: number;
  /** The checkpoint of its ledger, where its reading was begun before the key was there. */
  readonly ahead?: CheckpointAhead | undefined;
  /** In force until another one is installed. */
  readonly pack: LoadedPack;
  /** Packs of the program that cases of before were opened under. */
  readonly formerPacks?: readonly LoadedPack[];
  readonly words: Messages;
  readonly papers: Papers;
  readonly now: () => Instant;
  readonly log: Log;
  readonly publish: (batch: Batch) => void;
  readonly onQueued: () => void;
  /** Goes on across locks; the station's own where nobody else keeps one. */
  readonly reviewTimes?: ReviewTimes;
  /** Goes on where the station is opened again; its own where nobody else keeps one. */
  readonly selfService?: SelfService;
  /** Who works here, as the station's facts tell. */
  readonly colleagues?: (facts: StationFacts) => readonly Colleague[];
  /** Draws whether another person looks at a paper that was just inspected; by chance when left out. */
  readonly drawsReading?: () => boolean;
  /** Asked before and after everything that is written. */
  readonly gate?: Gate | undefined;
};
