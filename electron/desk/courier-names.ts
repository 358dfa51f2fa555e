/** What courier packages are called on a stick: by the name alone somebody knows whose they are and where to carry them. */
import { pairingsOf } from './platform-facts';

/** Characters of a platform's name: with all the rest far below what any file system takes. */
const mostCharacters = 20;

/** Whether an unfinished file is of this station, as every version of this program began its name. */
export const beginningOf = (stationCode: string): string => `离线U盘包-${stationCode}-`;

type Named = {
  readonly stationCode: string;
  readonly number: number;
  readonly packageId: string;
};

/**
 * Two stations, or one before and after a restore, never write the same name. Where there are several platforms it has
 * the name of the one that it was written for, by its key; whose a file is when it is read, only what is in it tells.
 */
export function fileNameOf(
  { stationCode, number, packageId }: Named,
  platform: string,
  facts: Parameters<typeof pairingsOf>[0],
): string {
  const whose = shortName(platform, facts);
  const of = whose === undefined ? '' : `${whose}-`;
  const serial = String(number).padStart(4, '0');
  return `${beginningOf(stationCode)}${of}${serial}-${packageId.slice(-6)}.esx`;
}

/** Letters and digits alone, whatever a platform calls itself; two of one name are told apart by their order. */
function shortName(key: string, facts: Parameters<typeof pairingsOf>[0]): string | undefined {
  const pairings = pairingsOf(facts);
  const at = pairings.findIndex(({ platformKeyId }) => platformKeyId === key);
  if (at < 0 || pairings.length < 2) return undefined;
  const names = pairings.map(({ platformName }) => plain(platformName));
  const own = names[at] ?? '';
  const isOnlyOne = names.filter((name) => name === own).length === 1;
  if (own !== '' && isOnlyOne) return own;
  return `${own === '' ? '平台' : own}${String(at + 1)}`;
}

function plain(name: string): string {
  const letters = name.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '');
  return [...letters].slice(0, mostCharacters).join('');
}
