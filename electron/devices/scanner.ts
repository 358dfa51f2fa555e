/** The port every kind of scanner is used through. */
import type { ScanInput, ScanSettings } from '../../shared/capture/scan';
import type { ScanError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';

/** A scanner that was found, or whose address somebody typed. */
export type FoundScanner = {
  /** Stands for the device from one search to the next, as far as the device itself does. */
  readonly id: string;
  readonly name: string;
  /** Where it is in the network, for a person to tell two of a kind apart. */
  readonly address?: string;
};

/** How far the scan of one page is. */
export type PageProgress = {
  /** 1-based, of this run. */
  readonly page: number;
  /** 0 to 1; absent where the device does not say. */
  readonly done?: number;
};

/** What a scanner can do now, and how far its connection can be trusted. */
export type ScannerFacts = {
  readonly inputs: readonly ScanInput[];
  /** `unproved`: encrypted, with a certificate that nobody vouches for; `open`: not encrypted. */
  readonly line: 'direct' | 'open' | 'proved' | 'unproved';
};

export type ScanHooks = {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PageProgress) => void;
  /** Takes a page that is whole; no further page is asked for before it answers, and none after `stop`. */
  readonly onPage: (bytes: Buffer) => Promise<'go on' | 'stop'>;
};

/** One way to scanners. */
export type Scanner<Device extends FoundScanner = FoundScanner> = {
  readonly facts: (device: Device, signal: AbortSignal) => Promise<Result<ScannerFacts, ScanError>>;
  /** Scans the glass once or the feeder until it is empty; an aborted scan is no error, its pages were handed over. */
  readonly scan: (
    device: Device,
    settings: ScanSettings,
    hooks: ScanHooks,
  ) => Promise<Result<undefined, ScanError>>;
};

/** Names come from devices: short, in one line, never more than words. */
export function plainName(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 80);
}
