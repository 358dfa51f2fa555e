/** Reads what `scanimage -A` says a device can do, and chooses the options that a scan is asked with. */
import type { ScanInput, ScanSettings, ScanSource } from '../../shared/capture/scan';
import { a4Mm, fitsOnePicture, offeredDpi } from '../../shared/capture/scan';

/** One option that can be set now. */
type SaneOption = {
  /** Choices of a list; empty for a range. */
  readonly choices: readonly string[];
  readonly range: { readonly from: number; readonly to: number } | undefined;
  readonly value: string;
};

/** The options of a device by name, such as `--source` or `-x`. */
export type SaneOptions = ReadonlyMap<string, SaneOption>;

/** `    --source Flatbed|ADF [Flatbed]`, `    -x 0..215.9mm (in steps of 0.1) [215.9]`, `    --depth[=(yes|no)] [no]`. */
const optionLine =
  /^ {4}(--?[a-zA-Z][\w-]*)(?:\[=\(([^)]*)\)\]| (.*?))? \[([^[\]]*)\](?: \[(.*)\])?$/;
const mostLines = 5_000;

/** Only options that are active and may be set; everything else in the text is let be. */
export function parseSaneOptions(text: string): SaneOptions {
  const found = new Map<string, SaneOption>();
  for (const line of text.split('\n', mostLines)) {
    const [, name, switches, constraint = switches ?? '', value = '', note = ''] =
      optionLine.exec(line) ?? [];
    if (name === undefined || value === 'inactive' || /read-only|hardware/.test(note)) continue;
    const range = /^(-?[\d.]+)\.\.(-?[\d.]+)/.exec(constraint);
    found.set(name, {
      choices: range === null ? constraint.split('|').filter((one) => one !== '') : [],
      range: range === null ? undefined : { from: Number(range[1]), to: Number(range[2]) },
      value,
    });
  }
  return found;
}

/** What a source's name says of it: every back-end has words of its own. */
function sourceOf(name: string): ScanSource | undefined {
  if (/back/i.test(name)) return undefined;
  if (/duplex|both sides/i.test(name)) return 'duplex';
  if (/adf|feeder/i.test(name)) return 'feeder';
  return /flatbed|platen|glass|normal/i.test(name) ? 'flatbed' : undefined;
}

/** The name that the device has for a source; `undefined` where it leaves no choice. */
function sourceName(options: SaneOptions, wanted: ScanSource): string | undefined {
  const names = options.get('--source')?.choices ?? [];
  return names.find((name) => sourceOf(name) === wanted);
}

const adfModes = (options: SaneOptions) => options.get('--adf-mode')?.choices ?? [];

function sourcesOf(options: SaneOptions): ScanSource[] {
  const names = options.get('--source')?.choices ?? [];
  const named = new Set(names.map(sourceOf).filter((source) => source !== undefined));
  if (named.has('feeder') && adfModes(options).includes('Duplex')) named.add('duplex');
  // Without a choice it is what it is, and takes one page a run.
  if (named.size === 0) return ['flatbed'];
  return (['flatbed', 'feeder', 'duplex'] as const).filter((source) => named.has(source));
}

const colourNames = {
  colour: (name: string) => /colou?r|rgb/i.test(name),
  grey: (name: string) => /gr[ae]y/i.test(name),
} as const;

/** Full size of the scan area in millimetres; A4 where the device does not say. */
function areaOf(options: SaneOptions): { readonly width: number; readonly height: number } {
  const most = (side: string, page: string, usual: number) =>
    options.get(page)?.range?.to ?? options.get(side)?.range?.to ?? usual;
  return {
    width: most('-x', '--page-width', a4Mm.width),
    height: most('-y', '--page-height', a4Mm.height),
  };
}

/** Half a millimetre of what a device says is rounding. */
const holdsA4 = ({ width, height }: { width: number; height: number }) =>
  width >= a4Mm.width - 1 && height >= a4Mm.height - 1;

/** What a person may choose. */
export function inputsOf(options: SaneOptions): ScanInput[] {
  const resolution = options.get('--resolution') ?? options.get('--x-resolution');
  const listed = (resolution?.choices ?? []).map((one) => parseInt(one, 10)).filter((n) => n >= 50);
  const range = resolution?.range;
  const dpi = offeredDpi(
    (one) => (range === undefined ? listed.includes(one) : range.from <= one && one <= range.to),
    range === undefined ? listed : [Math.min(range.to, 300)],
  ).filter((one) => one <= 1200);
  const modes = options.get('--mode')?.choices;
  const colours = (['colour', 'grey'] as const).filter(
    (one) => modes === undefined || modes.some(colourNames[one]),
  );
  const known = dpi.length > 0 ? dpi : [300];
  return sourcesOf(options).map((source) => ({
    source,
    dpi: known,
    // A device whose modes have other names scans as it is set.
    colours: modes === undefined || colours.length === 0 ? ['colour'] : [...colours],
    papers: options.has('-x') && holdsA4(areaOf(options)) ? ['a4', 'full'] : ['full'],
  }));
}

/** Whether one page of these settings stays within what the station takes. */
export function isWithinLimits(options: SaneOptions, { paper, dpi }: ScanSettings): boolean {
  if (!options.has('-x')) return true;
  const { width, height } = paper === 'a4' ? a4Mm : areaOf(options);
  return fitsOnePicture(width, height, dpi);
}

/** The arguments that set these settings; options that the device does not have are left out. */
export function argumentsFor(options: SaneOptions, settings: ScanSettings): string[] {
  const chosen: string[] = [];
  const set = (name: string, value: string | undefined) => {
    const option = options.get(name);
    if (option === undefined || value === undefined) return;
    chosen.push(name.startsWith('--') ? `${name}=${value}` : name);
    if (!name.startsWith('--')) chosen.push(value);
  };
  const { source, dpi, colour, paper } = settings;
  const viaMode = source === 'duplex' && sourceName(options, 'duplex') === undefined;
  set('--source', sourceName(options, viaMode ? 'feeder' : source));
  if (source !== 'flatbed') {
    set(
      '--adf-mode',
      adfModes(options).includes('Duplex') ? (viaMode ? 'Duplex' : 'Simplex') : undefined,
    );
  }
  set('--mode', options.get('--mode')?.choices.find(colourNames[colour]));
  if (options.get('--depth')?.choices.includes('8') === true) set('--depth', '8');
  set(options.has('--resolution') ? '--resolution' : '--x-resolution', String(dpi));
  set('--y-resolution', options.has('--resolution') ? undefined : String(dpi));
  const { width, height } = paper === 'a4' ? a4Mm : areaOf(options);
  // Where the feeder has a size of its own, the area is cut out of it, and is listed as it was before it is set.
  const within = (side: string, page: string, wanted: number) =>
    String(options.has(page) ? wanted : Math.min(wanted, options.get(side)?.range?.to ?? wanted));
  set('--page-width', String(width));
  set('--page-height', String(height));
  set('-l', '0');
  set('-t', '0');
  set('-x', within('-x', '--page-width', width));
  set('-y', within('-y', '--page-height', height));
  return chosen;
}
