import { oneLine } from '../../text/one-line';
/** `bagit.txt` and `bag-info.txt`: what a package is, who made it when, and how much is in it (RFC 8493, 2.1.1 and 2.2.2). */

/** The declaration, byte for byte. */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export type BagInfo = {
  /** The office that hands the package over. */
  readonly organization: string;
  /** 受理编号; of a supplement with its number. */
  readonly identifier: string;
  /** Calendar day in Beijing, `YYYY-MM-DD`. */
  readonly baggingDate: string;
  readonly software: string;
  readonly payloadBytes: number;
  readonly payloadFiles: number;
  /** Hash of the last line of 办理痕迹; all zeros when there is none. */
  readonly chainHead: string;
  /** Present in a supplement: what it adds to. */
  readonly supplements?: {
    readonly number: number;
    /** SHA-256 of tagmanifest-sha256.txt of the sealed package. */
    readonly root: string;
    /** Head of 办理痕迹 before this supplement. */
    readonly chainBefore: string;
  };
  readonly drill: boolean;
};

/** Labels of this station beside those of the standard (RFC 8493, 2.2.2 allows them). */
export const bagLabels = {
  oxum: 'Payload-Oxum',
  identifier: 'External-Identifier',
  chainHead: 'Process-Chain-Head',
  chainBefore: 'Process-Chain-Before',
  root: 'Supplements-Root',
} as const;

/** What a masked copy 脱敏副本 says of itself, and all that it holds below `data/` (export/masked-copy.ts). */
export const maskedLabel = {
  name: 'External-Description',
  value: '脱敏副本，不是归档信息包',
} as const;
export const maskedFiles = ['data/基本信息-脱敏.json', 'data/脱敏说明.txt'] as const;

/** Whether these files are no package but a masked copy of one: it says so, and holds nothing that it may not hold. */
export function isMaskedCopy(info: string, payload: readonly string[]): boolean {
  const known: readonly string[] = maskedFiles;
  const says = parseBagInfo(info)?.get(maskedLabel.name) === maskedLabel.value;
  return says && payload.every((path) => known.includes(path));
}

/** The whole file; a value has one line. */
export function bagInfoText(info: BagInfo): string {
  const { supplements } = info;
  const rows: readonly (readonly [string, string])[] = [
    ['Source-Organization', info.organization],
    [bagLabels.identifier, info.identifier],
    ['Bagging-Date', info.baggingDate],
    ['Bag-Software-Agent', info.software],
    [bagLabels.oxum, `${info.payloadBytes}.${info.payloadFiles}`],
    [bagLabels.chainHead, info.chainHead],
    ...(supplements === undefined
      ? []
      : ([
          ['Supplement-Number', String(supplements.number)],
          [bagLabels.root, supplements.root],
          [bagLabels.chainBefore, supplements.chainBefore],
        ] as const)),
    ...(info.drill ? ([['Internal-Sender-Description', '演练，不是正式档案']] as const) : []),
  ];
  return rows.map(([label, value]) => `${label}: ${oneLine(value)}\n`).join('');
}

/** Labels and values of a bag-info.txt; nothing when a line is none. A label that comes twice keeps its first value. */
export function parseBagInfo(text: string): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>();
  let last: string | undefined;
  for (const row of text.replace(/\r?\n$/, '').split(/\r?\n/)) {
    const [, label, value] = /^([^\s:][^:]*): ?(.*)$/.exec(row) ?? [];
    if (label !== undefined && value !== undefined) {
      if (!values.has(label)) values.set(label, value);
      last = label;
    } else if (last !== undefined && /^[ \t]/.test(row)) {
      values.set(last, `${values.get(last) ?? ''} ${row.trim()}`);
    } else {
      return undefined;
    }
  }
  return values;
}
