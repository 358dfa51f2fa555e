/** What a self-test 自检 of the station finds, part by part, and how grave it is; in the record without the names of devices. */
import * as z from 'zod';

/** What is tried, in the order it is told. */
export const selfTestParts = [
  'camera',
  'scanner',
  'printer',
  'disk',
  'record',
  'clock',
  'fonts',
  'papers',
  'reading',
  'line',
] as const;
export type SelfTestPart = (typeof selfTestParts)[number];

/** Parts that a window alone can try, or tries as well; main takes its word for these and for no other. */
export const windowParts = [
  'camera',
  'fonts',
  'reading',
] as const satisfies readonly SelfTestPart[];
export type WindowPart = (typeof windowParts)[number];
/** Parts that main tries. */
export const mainParts = [
  'scanner',
  'printer',
  'disk',
  'record',
  'clock',
  'fonts',
  'papers',
  'line',
] as const satisfies readonly SelfTestPart[];
export type MainPart = (typeof mainParts)[number];

/** Why a platform was not reached. */
export const lineFaults = [
  'unreachable',
  'captivePortal',
  'notTrusted',
  'addressInvalid',
  'logInNeeded',
  'unauthorised',
  'busy',
  'failed',
  'nonsense',
  'stationTooOld',
  'platformTooOld',
] as const;
export type LineFault = (typeof lineFaults)[number];

const finding = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

const count = z.number().int().nonnegative();
const px = z.number().int().min(0).max(100_000);
const ms = z.number().int().nonnegative();
/** As the device calls itself: for the screen alone. */
const named = { name: z.string().max(120).optional() };
const ofPlatform = { platform: z.string().max(100) };
const file = z.string().max(60);

export const findingSchema = z.discriminatedUnion('kind', [
  /** Nothing came back within the bound. */
  finding('silent', { seconds: count }),
  /** The trial itself failed. */
  finding('broken', {}),

  finding('cameraSees', { ...named, widthPx: px, heightPx: px }),
  /** Fewer pixels than small print on an A4 page needs. */
  finding('cameraSmall', { ...named, widthPx: px, heightPx: px }),
  finding('cameraDark', named),
  finding('cameraNoPicture', named),
  finding('cameraBusy', named),
  finding('cameraDenied', {}),
  finding('cameraNone', {}),

  finding('scannerReady', named),
  finding('scannerSilent', named),
  finding('scannerNone', { drivers: z.boolean() }),

  finding('printerReady', { ...named, last: z.boolean() }),
  finding('printerPaused', named),
  /** The one that was chosen last is not among those there are. */
  finding('printerGone', named),
  finding('printerNone', {}),

  finding('diskRoom', { freeBytes: count, neededBytes: count, cases: count }),
  finding('diskScarce', { freeBytes: count, neededBytes: count, cases: count }),
  finding('diskWrote', { bytes: count, ms }),
  finding('diskSlow', { bytes: count, ms }),
  finding('diskNotWritten', {}),
  finding('diskReadOtherwise', {}),
  finding('diskRemote', {}),
  finding('diskRemovable', {}),
  finding('diskInMemory', {}),

  finding('recordWhole', { entries: count }),
  finding('recordBeingChecked', { checked: count, entries: count }),
  finding('recordDamaged', { entries: count }),
  finding('recordOpens', { bytes: count }),
  finding('recordDoesNotOpen', {}),
  finding('vaultOpens', { people: count }),
  finding('vaultDoesNotOpen', {}),

  finding('clockRight', { ...ofPlatform, offMs: z.number().int() }),
  finding('clockOff', { ...ofPlatform, offMs: z.number().int() }),
  finding('clockBehind', { behindMs: ms }),
  finding('clockUnproved', {}),
  finding('zoneChina', {}),
  finding('zoneOther', { offsetMinutes: z.number().int() }),

  finding('fontsShown', { faces: count }),
  finding('fontNotShown', { file }),
  finding('fontFilesWhole', { files: count }),
  finding('fontFileDamaged', { file }),
  finding('fontFileMissing', { file }),
  finding('rareFontsMissing', {}),

  finding('paperDrawn', { bytes: count, ms }),
  finding('paperLacksCharacters', { count }),
  finding('paperNotDrawn', {}),

  finding('readRight', { ms }),
  finding('readWrong', {}),

  finding('platformReached', { ...ofPlatform, ms }),
  finding('platformNotReached', { ...ofPlatform, why: z.enum(lineFaults) }),
  finding('platformNone', {}),
  finding('lineOfDrill', {}),
]);
export type Finding = z.infer<typeof findingSchema>;
export type FindingKind = Finding['kind'];

/** A part that several devices answer for has a finding for each. */
export const findingsSchema = z.array(findingSchema).max(20);

export const partResultSchema = z.strictObject({
  part: z.enum(selfTestParts),
  findings: findingsSchema.min(1),
});
export type PartResult = z.infer<typeof partResultSchema>;

/** From the lightest to the gravest; `absent`: there is none, and a station can do without. */
const verdicts = ['fine', 'absent', 'attention', 'failed'] as const;
export type Verdict = (typeof verdicts)[number];

const verdictOfKind: { readonly [K in FindingKind]: Verdict } = {
  cameraSees: 'fine',
  scannerReady: 'fine',
  printerReady: 'fine',
  diskRoom: 'fine',
  diskWrote: 'fine',
  recordWhole: 'fine',
  recordBeingChecked: 'fine',
  recordOpens: 'fine',
  vaultOpens: 'fine',
  clockRight: 'fine',
  clockUnproved: 'fine',
  zoneChina: 'fine',
  fontsShown: 'fine',
  fontFilesWhole: 'fine',
  paperDrawn: 'fine',
  readRight: 'fine',
  platformReached: 'fine',
  cameraNone: 'absent',
  scannerNone: 'absent',
  platformNone: 'absent',
  lineOfDrill: 'absent',
  cameraSmall: 'attention',
  cameraDark: 'attention',
  printerNone: 'attention',
  printerGone: 'attention',
  diskScarce: 'attention',
  diskSlow: 'attention',
  diskRemote: 'attention',
  diskRemovable: 'attention',
  zoneOther: 'attention',
  rareFontsMissing: 'attention',
  paperLacksCharacters: 'attention',
  silent: 'failed',
  broken: 'failed',
  cameraNoPicture: 'failed',
  cameraBusy: 'failed',
  cameraDenied: 'failed',
  scannerSilent: 'failed',
  printerPaused: 'failed',
  diskNotWritten: 'failed',
  diskReadOtherwise: 'failed',
  diskInMemory: 'failed',
  recordDamaged: 'failed',
  recordDoesNotOpen: 'failed',
  vaultDoesNotOpen: 'failed',
  clockOff: 'failed',
  clockBehind: 'failed',
  fontNotShown: 'failed',
  fontFileDamaged: 'failed',
  fontFileMissing: 'failed',
  paperNotDrawn: 'failed',
  readWrong: 'failed',
  platformNotReached: 'failed',
};

export const findingKinds = Object.keys(verdictOfKind) as readonly FindingKind[];

/** How grave one finding is. */
export const verdictOf = ({ kind }: Pick<Finding, 'kind'>): Verdict => verdictOfKind[kind];

/** The gravest of several; what nothing was found of is fine. */
export function gravest(findings: readonly Finding[]): Verdict {
  const found = findings.map((one) => verdicts.indexOf(verdictOf(one)));
  return verdicts[Math.max(0, ...found)] ?? 'failed';
}

/** Parts that a person has to look after, the failed ones first. */
export function partsToMend(results: readonly PartResult[]): readonly SelfTestPart[] {
  const of = (verdict: Verdict) =>
    results.filter(({ findings }) => gravest(findings) === verdict).map(({ part }) => part);
  return [...of('failed'), ...of('attention')];
}

/** As it may be kept and given away: devices are often called after their owners. */
export function withoutNames(findings: readonly Finding[]): Finding[] {
  return findings.map((one) => {
    if (!('name' in one)) return one;
    const bare = { ...one };
    delete bare.name;
    return bare;
  });
}
