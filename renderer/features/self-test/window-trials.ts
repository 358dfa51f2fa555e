/** What only a window can try: its own type faces, and the reader of pictures. */
import type { Finding, WindowPart } from '../../../shared/self-test/finding';
import type { OwnBytes } from '../../workers/image-messages';
import { startReadingClient } from '../../workers/reading-client';
import { noLaterThan } from '../capture/camera';
import { tryCameras } from './camera-trial';

/** How the window tries each of its parts, and how long it may take. */
const trials: {
  readonly [P in WindowPart]: { readonly boundMs: number; readonly run: () => Promise<Finding[]> };
} = {
  camera: { boundMs: 100_000, run: tryCameras },
  fonts: { boundMs: 20_000, run: tryFaces },
  reading: { boundMs: 90_000, run: tryReading },
};

/** Answers within the bound, whatever hangs. */
export async function tryInWindow(part: WindowPart): Promise<Finding[]> {
  const { boundMs, run } = trials[part];
  const tried = run().catch((): Finding[] => [{ kind: 'broken' }]);
  const found = await noLaterThan(boundMs, tried);
  return found ?? [{ kind: 'silent', seconds: Math.round(boundMs / 1_000) }];
}

/** The faces of tokens.css and screen-fonts.css, each with a character that is in it; the last one may not have been built in. */
const faces = [
  ['400 40px "Noto Sans SC Desk"', '办'],
  ['700 40px "Noto Sans SC Desk"', '办'],
  ['400 40px "Noto Sans SC Variable"', '办'],
  ['400 40px "Noto Sans SC"', '办'],
  ['700 40px "Noto Sans SC"', '办'],
  ['400 40px "Noto Serif SC"', '办'],
  ['700 40px "Noto Serif SC"', '办'],
] as const;
const rareFace = ['400 40px "Hana Mincho"', '𠮷'] as const;

async function tryFaces(): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [font, character] of faces) {
    if (!(await writes(font, character))) {
      found.push({ kind: 'fontNotShown', file: font.replace(' 40px', '').replaceAll('"', '') });
    }
  }
  if (found.length > 0) return found;
  const rare = (await writes(...rareFace)) ? 1 : 0;
  return [{ kind: 'fontsShown', faces: faces.length + rare }];
}

/** Whether the face is loaded, and leaves ink. */
async function writes(font: string, character: string): Promise<boolean> {
  const loaded = await document.fonts.load(font, character).catch(() => []);
  if (loaded.length === 0) return false;
  const context = new OffscreenCanvas(60, 60).getContext('2d', { willReadFrequently: true });
  if (context === null) return false;
  context.font = font;
  context.fillText(character, 10, 45);
  const { data } = context.getImageData(0, 0, 60, 60);
  return data.some((value, at) => at % 4 === 3 && value > 0);
}

/** Words of the papers that are read most. */
const known = ['户口簿常住人口登记卡', '不动产权证书', '2026年8月31日'] as const;

/** A picture drawn here is read by the worker that reads pages. */
async function tryReading(): Promise<Finding[]> {
  const reader = startReadingClient();
  try {
    const jpeg = await knownPicture();
    const fromMs = performance.now();
    const text = await reader.read(jpeg);
    if (text === undefined) return [{ kind: 'broken' }];
    const read = text.lines
      .map((line) => line.text)
      .join('')
      .replaceAll(/\s/g, '');
    const isRight = known.every((line) => read.includes(line));
    return isRight
      ? [{ kind: 'readRight', ms: Math.round(performance.now() - fromMs) }]
      : [{ kind: 'readWrong' }];
  } finally {
    reader.close();
  }
}

async function knownPicture(): Promise<OwnBytes> {
  await document.fonts.load('400 48px "Noto Serif SC"', known.join(''));
  const canvas = new OffscreenCanvas(1_000, 520);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('No canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#101010';
  context.font = '400 48px "Noto Serif SC"';
  for (const [at, line] of known.entries()) context.fillText(line, 120, 140 + at * 130);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
  return new Uint8Array(await blob.arrayBuffer());
}
