/** Reads QR codes and barcodes off the screen's thread; it may be killed at any moment. */
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
// The very file of the package that is bundled: another version's crashes the page.
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { readImageHeader } from '../../shared/capture/image-header';
import { longestScan } from '../../shared/capture/scanned-number';
import type { ImageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { CodeAnswer, CodeRequest } from './code-messages';

/** What a dedicated worker's global scope offers; the DOM types know only a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<CodeRequest>) => void) | null;
  postMessage(answer: CodeAnswer): void;
};
const scope = self as unknown as WorkerScope;

const mostCodes = 8;
/** Letters carry QR codes; labels of other offices one of the others. */
const options: ReaderOptions = {
  formats: ['QRCode', 'DataMatrix', 'PDF417', 'Code128', 'Code39'],
  tryHarder: true,
  maxNumberOfSymbols: mostCodes,
};
/** A code of 20 mm in a page of A4 still has five pixels a module. */
const longestEdgePx = 2_400;

prepareZXingModule({
  overrides: {
    locateFile: (path: string, prefix: string) =>
      path.endsWith('.wasm') ? wasmUrl : prefix + path,
  },
});

scope.onmessage = ({ data }) => {
  void read(data)
    .catch(() => err({ kind: 'imageUndecodable' as const }))
    .then((result) => scope.postMessage({ id: data.id, result }));
};

async function read(request: CodeRequest): Promise<Result<readonly string[], ImageError>> {
  if ('frame' in request) return ok(await codesIn(request.frame));
  const header = readImageHeader(request.bytes);
  if (!header.ok) return header;
  const { format } = header.value;
  if (format === 'tiff') return err({ kind: 'imageFormatUnsupported', format: 'TIFF' });
  const blob = new Blob([request.bytes], { type: `image/${format}` });
  return ok(await codesIn(await createImageBitmap(blob)));
}

async function codesIn(bitmap: ImageBitmap): Promise<readonly string[]> {
  try {
    const scale = Math.min(1, longestEdgePx / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [bitmap.width, bitmap.height].map((px) =>
      Math.max(1, Math.round(px * scale)),
    ) as [number, number];
    const drawing = new OffscreenCanvas(width, height).getContext('2d', {
      willReadFrequently: true,
    });
    if (drawing === null) return [];
    drawing.drawImage(bitmap, 0, 0, width, height);
    const found = await readBarcodes(drawing.getImageData(0, 0, width, height), options);
    return found
      .filter(({ isValid }) => isValid)
      .slice(0, mostCodes)
      .map(({ text }) => text.slice(0, longestScan));
  } finally {
    bitmap.close();
  }
}
