/** The XML of eSCL (Mopria eSCL Technical Specification 2.97): what a network scanner says of itself, and what it is asked. */
import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod';
import type { ScanInput, ScanSettings, ScanSource } from '../../shared/capture/scan';
import { a4Mm, fitsOnePicture, offeredDpi } from '../../shared/capture/scan';
import type { ScanError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';

/** Longest document that is read; real ones have some 20 KB. */
export const mostXmlBytes = 512 * 1024;

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  maxNestedTags: 40,
  // What may hold several of its kind; a single one would come without its list.
  isArray: (name) =>
    ['SettingProfile', 'ColorMode', 'DiscreteResolution', 'JobInfo', 'StateReason'].includes(name),
});

const nonsense = err({ kind: 'scannerNonsense' as const });

/** No scanner declares entities: a document that does is refused before it is read. */
function readXml(text: string): Result<unknown, ScanError> {
  if (text.length > mostXmlBytes || /<!(DOCTYPE|ENTITY)/i.test(text)) return nonsense;
  try {
    return ok(parser.parse(text, true) as unknown);
  } catch {
    return nonsense;
  }
}

const textSchema = z.union([z.string(), z.number()]).transform(String);
const numberSchema = z.coerce.number().int().min(0).max(100_000);
const rangeSchema = z.object({ Min: numberSchema, Max: numberSchema });
const resolutionsSchema = z.object({
  DiscreteResolutions: z
    .object({ DiscreteResolution: z.array(z.object({ XResolution: numberSchema })).max(100) })
    .optional()
    .catch(undefined),
  ResolutionRange: z.object({ XResolutionRange: rangeSchema }).optional().catch(undefined),
});
const profileSchema = z.object({
  ColorModes: z
    .object({ ColorMode: z.array(textSchema).max(20) })
    .optional()
    .catch(undefined),
  SupportedResolutions: resolutionsSchema.optional().catch(undefined),
});
const inputSchema = z.object({
  MaxWidth: numberSchema,
  MaxHeight: numberSchema,
  SettingProfiles: z.object({ SettingProfile: z.array(profileSchema).max(50) }),
});
const capabilitiesSchema = z.object({
  ScannerCapabilities: z.object({
    Version: textSchema.optional(),
    MakeAndModel: textSchema.optional(),
    Platen: z.object({ PlatenInputCaps: inputSchema }).optional(),
    Adf: z
      .object({
        AdfSimplexInputCaps: inputSchema.optional(),
        AdfDuplexInputCaps: inputSchema.optional(),
      })
      .optional(),
  }),
});
const statusSchema = z.object({
  ScannerStatus: z.object({
    State: textSchema.optional(),
    AdfState: textSchema.optional(),
    StateReasons: z
      .object({ StateReason: z.array(textSchema).max(50) })
      .optional()
      .catch(undefined),
  }),
});

type EsclInput = {
  readonly offered: ScanInput;
  /** Largest region, in 1/300 inch. */
  readonly width: number;
  readonly height: number;
};

/** What a network scanner can do. */
export type EsclCapabilities = {
  readonly version: string;
  readonly model: string;
  readonly inputs: readonly EsclInput[];
};

/** Reads ScannerCapabilities (clause 8.1); a device without any input is none. */
export function parseCapabilities(text: string): Result<EsclCapabilities, ScanError> {
  const xml = readXml(text);
  if (!xml.ok) return xml;
  const parsed = capabilitiesSchema.safeParse(xml.value);
  if (!parsed.success) return nonsense;
  const { Version = '2.0', MakeAndModel = '', Platen, Adf } = parsed.data.ScannerCapabilities;
  const inputs = [
    inputOf('flatbed', Platen?.PlatenInputCaps),
    inputOf('feeder', Adf?.AdfSimplexInputCaps ?? Adf?.AdfDuplexInputCaps),
    inputOf('duplex', Adf?.AdfDuplexInputCaps),
  ].filter((input) => input !== undefined);
  if (inputs.length === 0) return nonsense;
  // It is written back into what is asked.
  const version = /^\d{1,2}\.\d{1,3}$/.test(Version) ? Version : '2.0';
  return ok({ version, model: MakeAndModel, inputs });
}

const unitsPerInch = 300;
const mmToUnits = (mm: number) => Math.round((mm / 25.4) * unitsPerInch);
const unitsToMm = (units: number) => (units / unitsPerInch) * 25.4;

function inputOf(
  source: ScanSource,
  input: z.output<typeof inputSchema> | undefined,
): EsclInput | undefined {
  if (input === undefined) return undefined;
  const profiles = input.SettingProfiles.SettingProfile;
  const listed = profiles.flatMap(
    ({ SupportedResolutions: given }) =>
      given?.DiscreteResolutions?.DiscreteResolution.map(({ XResolution }) => XResolution) ?? [],
  );
  const ranges = profiles.flatMap(
    ({ SupportedResolutions: given }) => given?.ResolutionRange?.XResolutionRange ?? [],
  );
  const dpi = offeredDpi(
    (one) => listed.includes(one) || ranges.some(({ Min, Max }) => Min <= one && one <= Max),
    listed.filter((one) => one >= 50 && one <= 1200),
  );
  const modes = new Set(profiles.flatMap(({ ColorModes }) => ColorModes?.ColorMode ?? []));
  const colours = (['colour', 'grey'] as const).filter((one) => modes.has(colourModes[one]));
  if (dpi.length === 0 || colours.length === 0) return undefined;
  const { MaxWidth: width, MaxHeight: height } = input;
  const isA4 = unitsToMm(width) >= a4Mm.width - 1 && unitsToMm(height) >= a4Mm.height - 1;
  const papers: ScanInput['papers'] = isA4 ? ['a4', 'full'] : ['full'];
  return { offered: { source, dpi, colours, papers }, width, height };
}

const colourModes = { colour: 'RGB24', grey: 'Grayscale8' } as const;

/** The body of POST ScanJobs (clause 7); the order of its parts is the one that devices are known to want. */
export function scanSettingsXml(
  { version, inputs }: EsclCapabilities,
  { source, dpi, colour, paper }: ScanSettings,
): Result<string, ScanError> {
  const input = inputs.find(({ offered }) => offered.source === source);
  if (input === undefined || !input.offered.dpi.includes(dpi)) {
    return err({ kind: 'scannerSettingsRefused' });
  }
  const width = paper === 'a4' ? Math.min(input.width, mmToUnits(a4Mm.width)) : input.width;
  const height = paper === 'a4' ? Math.min(input.height, mmToUnits(a4Mm.height)) : input.height;
  if (!fitsOnePicture(unitsToMm(width), unitsToMm(height), dpi)) {
    return err({ kind: 'scannerPageTooLarge' });
  }
  const duplex = `<scan:Duplex>${String(source === 'duplex')}</scan:Duplex>`;
  const region = `<pwg:ScanRegions><pwg:ScanRegion><pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits><pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset><pwg:Width>${width}</pwg:Width><pwg:Height>${height}</pwg:Height></pwg:ScanRegion></pwg:ScanRegions>`;
  return ok(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<scan:ScanSettings xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03">',
      `<pwg:Version>${version}</pwg:Version>`,
      region,
      `<pwg:InputSource>${source === 'flatbed' ? 'Platen' : 'Feeder'}</pwg:InputSource>`,
      `<scan:ColorMode>${colourModes[colour]}</scan:ColorMode>`,
      '<pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>',
      ...(Number(version) >= 2.1
        ? ['<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>']
        : []),
      `<scan:XResolution>${dpi}</scan:XResolution>`,
      `<scan:YResolution>${dpi}</scan:YResolution>`,
      ...(source === 'flatbed' ? [] : [duplex]),
      '</scan:ScanSettings>',
    ].join(''),
  );
}

/** AdfState (clause 8.2): every state in which a person has to do something. */
const feederTroubles: Readonly<Record<string, ScanError['kind']>> = {
  ScannerAdfJam: 'scannerJam',
  ScannerAdfMispick: 'scannerJam',
  ScannerAdfInputTrayFailed: 'scannerJam',
  ScannerAdfInputTrayOverloaded: 'scannerJam',
  ScannerAdfDuplexPageTooShort: 'scannerJam',
  ScannerAdfDuplexPageTooLong: 'scannerJam',
  ScannerAdfMultipickDetected: 'scannerDoubleFeed',
  ScannerAdfHatchOpen: 'scannerCoverOpen',
  ScannerAdfEmpty: 'scannerNoPaper',
};

/** What ScannerStatus says is wrong; nothing when it says that all is well. */
export function parseStatus(
  text: string,
  source: ScanSource,
): Result<ScanError['kind'] | undefined, ScanError> {
  const xml = readXml(text);
  if (!xml.ok) return xml;
  const parsed = statusSchema.safeParse(xml.value);
  if (!parsed.success) return nonsense;
  const { State = '', AdfState = '', StateReasons } = parsed.data.ScannerStatus;
  const reasons = StateReasons?.StateReason.join(' ') ?? '';
  const feeder = source === 'flatbed' ? undefined : feederTroubles[AdfState];
  if (feeder !== undefined) return ok(feeder);
  if (/cover|door|hatch/i.test(reasons)) return ok('scannerCoverOpen');
  if (/jam/i.test(reasons)) return ok('scannerJam');
  if (/Processing|Testing/.test(State)) return ok('scannerBusy');
  return ok(State === 'Stopped' || State === 'Down' ? 'scannerFailed' : undefined);
}
