/** Why a name or folder of a profile would not do: told to who writes a pack, and refused when one is read. */
import { encodeUtf8 } from '../../text/utf8';
import { foldedPath, safeName } from './safe-name';

/**
 * `characters`: no system-independent name (safe-name.ts); `taken`: a file of every package has it; `same`: two folders
 * are one; `braces`: a brace without its other one; `unknown`: braces around what nothing is put in for; `missing`: names
 * would fall together without it; `late`: what may be long stands before it and could cut it off; `long`: so could this.
 */
export type ProfileFault =
  | 'characters'
  | 'taken'
  | 'same'
  | 'braces'
  | 'unknown'
  | 'missing'
  | 'late'
  | 'long';

/** What may be put into a name, those that tell it from the others first. */
export const profileNames = {
  package: { needed: ['case'], known: ['case'] },
  supplement: { needed: ['case', 'no'], known: ['case', 'no'] },
  document: { needed: ['no'], known: ['no', 'title'] },
  image: { needed: ['no', 'page'], known: ['no', 'page', 'title'] },
  letter: { needed: ['no'], known: ['no', 'title', 'number'] },
  voidLetter: { needed: ['no'], known: ['no', 'title', 'number'] },
  paper: { needed: ['no'], known: ['no', 'title'] },
  volume: { needed: ['no'], known: ['no'] },
} as const;

/** UTF-8 bytes that a pattern may have beside what is put in; with the longest numbers it stays below a name's 150. */
const mostOwnBytes = 60;
const mayBeLong = /\{(?:title|number)\}/;
/** Files that stand beside the folders, and those that are found by their name wherever they stand. */
const takenEnding = /\.(?:xml|jsonl?|txt|html)$/i;

/** What is wrong with a name; nothing when every file gets one of its own by it. */
export function nameFault(key: keyof typeof profileNames, text: string): ProfileFault | undefined {
  const { needed, known }: { needed: readonly string[]; known: readonly string[] } =
    profileNames[key];
  if (safeName(text) !== text) return 'characters';
  const own = text.replace(/\{[^{}]*\}/g, '');
  if (/[{}]/.test(own)) return 'braces';
  const put = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  if (put.some((name) => !known.includes(name))) return 'unknown';
  if (needed.some((name) => !put.includes(name))) return 'missing';
  const [sure = ''] = text.split(mayBeLong);
  if (needed.some((name) => !sure.includes(`{${name}}`))) return 'late';
  return encodeUtf8(own).byteLength > mostOwnBytes ? 'long' : undefined;
}

/** What is wrong with a folder below `data/`, beside the others. */
export function folderFault(path: string, others: readonly string[]): ProfileFault | undefined {
  const steps = path.split('/');
  if (steps.some((step) => step !== safeName(step))) return 'characters';
  if (steps.some((step) => /[{}]/.test(step))) return 'braces';
  if (steps.length > 2) return 'long';
  if (steps.some((step) => takenEnding.test(step))) return 'taken';
  return others.some((other) => foldedPath(other) === foldedPath(path)) ? 'same' : undefined;
}

/** The fault at a place as `names.package` of a profile that was not read yet. */
export function profileFaultAt(profile: unknown, place: string): ProfileFault | undefined {
  const [part = '', key = ''] = place.split('.');
  const texts = textsOf(textsOf(profile)[part]);
  const text = texts[key];
  if (typeof text !== 'string') return undefined;
  if (part === 'names' && isName(key)) return nameFault(key, text);
  if (part !== 'folders') return undefined;
  const others = Object.entries(texts).filter(([other]) => other !== key);
  return folderFault(
    text,
    others.map(([, other]) => String(other)),
  );
}

function isName(key: string): key is keyof typeof profileNames {
  return Object.hasOwn(profileNames, key);
}

function textsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
