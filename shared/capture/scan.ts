/** What a scanner can do, what is asked of it, and why it stopped: the words both sides of the contract share. */
import * as z from 'zod';
import type { ScanError } from '../domain/app-error';
import { imageLimits } from './image-header';

/** The glass, the feeder, or the feeder with both sides of every sheet. */
const scanSources = ['flatbed', 'feeder', 'duplex'] as const;
export type ScanSource = (typeof scanSources)[number];

const scanColours = ['colour', 'grey'] as const;

/** `full` is everything the source can see. */
const scanPapers = ['a4', 'full'] as const;

/** Dots per inch that papers of a case are scanned with; a device that has none of them offers its nearest one. */
const usualDpi = [200, 300, 600] as const;

/** Pages of one run, so that a device that never ends does. */
export const mostScannedPages = 200;

const dpiSchema = z.number().int().min(50).max(1200);

/** One way into the device, with what it offers there. */
export const scanInputSchema = z.strictObject({
  source: z.enum(scanSources),
  dpi: z.array(dpiSchema).min(1).max(10),
  colours: z.array(z.enum(scanColours)).min(1),
  papers: z.array(z.enum(scanPapers)).min(1),
});
export type ScanInput = z.infer<typeof scanInputSchema>;

export const scanSettingsSchema = z.strictObject({
  source: z.enum(scanSources),
  dpi: dpiSchema,
  colour: z.enum(scanColours),
  paper: z.enum(scanPapers),
});
export type ScanSettings = z.infer<typeof scanSettingsSchema>;

/** Why a scan ended early, or a scanner could not be used: each has words of its own. */
export const scanTroubles = [
  'scannerJam',
  'scannerDoubleFeed',
  'scannerNoPaper',
  'scannerCoverOpen',
  'scannerBusy',
  'scannerGone',
  'scannerFailed',
  'scannerDenied',
  'scannerSettingsRefused',
  'scannerNonsense',
  'scannerNotAPicture',
  'scannerAnswerTooLarge',
  'scannerElsewhere',
  'scannerNotLocal',
  'scannerAddressInvalid',
  'scannerPageTooLarge',
  'scannerTooManyPages',
] as const satisfies readonly ScanError['kind'][];

/** The nearest settings that this input offers: a remembered choice may come from before it was repaired or moved. */
export function fitSettings(
  inputs: readonly ScanInput[],
  wanted: ScanSettings | undefined,
): ScanSettings | undefined {
  const input = inputs.find(({ source }) => source === wanted?.source) ?? inputs[0];
  if (input === undefined) return undefined;
  const { source, dpi, colours, papers } = input;
  const colour = colours.find((one) => one === wanted?.colour) ?? colours[0];
  const paper = papers.find((one) => one === wanted?.paper) ?? papers[0];
  const nearest = dpi.toSorted(
    (a, b) => Math.abs(a - (wanted?.dpi ?? 300)) - Math.abs(b - (wanted?.dpi ?? 300)),
  )[0];
  if (colour === undefined || paper === undefined || nearest === undefined) return undefined;
  return { source, dpi: nearest, colour, paper };
}

/** The usual resolutions that a device has; where it has none of them, its own nearest to 300. */
export function offeredDpi(has: (dpi: number) => boolean, listed: readonly number[]): number[] {
  const usual = usualDpi.filter(has);
  if (usual.length > 0) return [...usual];
  const nearest = listed.toSorted((a, b) => Math.abs(a - 300) - Math.abs(b - 300))[0];
  return nearest === undefined ? [] : [nearest];
}

/** A4 (ISO 216) in millimetres. */
export const a4Mm = { width: 210, height: 297 } as const;
export const mmPerInch = 25.4;

/** Whether a page of this size stays within what the station takes as one picture. */
export function fitsOnePicture(widthMm: number, heightMm: number, dpi: number): boolean {
  return (widthMm / mmPerInch) * dpi * ((heightMm / mmPerInch) * dpi) <= imageLimits.pixels;
}

/** Where pictures come from that are nowhere else than in the window until the tray has them. */
export const shotSources = ['camera', 'paste'] as const;
export type ShotSource = (typeof shotSources)[number];
/** Where a page in the tray may come from beside a scanner; what an agent's folder holds may be gone with the drive. */
export const trayedSources = [...shotSources, 'folder'] as const;
