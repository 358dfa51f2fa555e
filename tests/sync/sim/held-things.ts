/** What the simulated platform holds of a case. */
import type { Receipt } from '../../../shared/domain/delivery';
import type { ManifestFile } from '../../../shared/protocol/messages';

export type Revision = {
  readonly text: string;
  readonly files: ManifestFile[];
  receipt?: Receipt;
  /** What a station still had of a receipt that was lost here. */
  earlier?: Receipt;
  /** Its files were found gone: it counts as not taken in until they are back. */
  lacksFiles?: boolean;
};

/** What came of a file so far. */
export type Partial = { bytes: Uint8Array; offset: number };
