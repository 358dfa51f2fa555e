/** Names and folders of packages that no pack may ask for, each with what the linter has to say about it. */
import { usualProfile } from '../../shared/archive/package/package-profile';
import type { ProfileFault } from '../../shared/archive/package/profile-fault';
import type { Planted, Spoil } from './planted-faults';

/** A pack whose packages are named by a profile with one wrong text. */
function badName(
  part: 'names' | 'folders',
  key: string,
  text: string,
  fault: ProfileFault,
): Planted {
  const spoil: Spoil = (pack) => ({
    ...pack,
    archive: { ...usualProfile, [part]: { ...usualProfile[part], [key]: text } },
  });
  return [
    `${part}.${key} of packages as ${text}`,
    spoil,
    { kind: 'archiveName', path: `archive.${part}.${key}`, fault },
  ];
}

export const archiveFaults: readonly Planted[] = [
  badName('names', 'package', '{case}:{case}', 'characters'),
  badName('names', 'paper', 'nul.{no}', 'characters'),
  badName('names', 'package', '{case}-{title}', 'unknown'),
  badName('names', 'supplement', '{case}-补充', 'missing'),
  badName('names', 'letter', '{title}-{no}', 'late'),
  badName('names', 'image', '{no}-{page', 'braces'),
  badName('names', 'volume', '移交', 'missing'),
  badName('names', 'volume', '{case}-{no}', 'unknown'),
  badName('names', 'document', `${'长'.repeat(21)}{no}`, 'long'),
  badName('folders', 'results', '../结果', 'characters'),
  badName('folders', 'process', 'COM1', 'characters'),
  badName('folders', 'process', '01-申请材料', 'same'),
  badName('folders', 'metadata', '目录.XML', 'taken'),
  badName('folders', 'metadata', '一/二/三', 'long'),
];
