/** Draws an invented paper as the desk would photograph it; every one says 样例 across its face. */
import type { SamplePaper } from '../../../shared/drill/sample-paper';

const widthPx = 1600;
const heightPx = 1130;
const thumbnailPx = 320;
const family = "'Noto Serif SC', serif";

type Jpeg = Uint8Array<ArrayBuffer>;

/** The picture and a small one of it, both JPEG. */
export type DrawnPaper = { readonly picture: Jpeg; readonly thumbnail: Jpeg };

/** Waits for the bundled faces, then draws. */
export async function drawPaper(paper: SamplePaper): Promise<DrawnPaper> {
  await Promise.all(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} 40px ${family}`)),
  );
  const whole = new OffscreenCanvas(widthPx, heightPx);
  paint(contextOf(whole), paper);
  const small = new OffscreenCanvas(thumbnailPx, Math.round((thumbnailPx * heightPx) / widthPx));
  contextOf(small).drawImage(whole, 0, 0, small.width, small.height);
  const [picture, thumbnail] = await Promise.all([bytesOf(whole, 0.85), bytesOf(small, 0.7)]);
  return { picture, thumbnail };
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No canvas');
  return context;
}

async function bytesOf(canvas: OffscreenCanvas, quality: number): Promise<Jpeg> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Uint8Array(await blob.arrayBuffer());
}

function paint(on: OffscreenCanvasRenderingContext2D, { heading, page, rows }: SamplePaper): void {
  on.fillStyle = '#6f5a43';
  on.fillRect(0, 0, widthPx, heightPx);
  on.fillStyle = '#f8f3e4';
  on.fillRect(36, 36, widthPx - 72, heightPx - 72);
  on.fillStyle = '#26221c';
  on.textAlign = 'center';
  on.font = `700 58px ${family}`;
  on.fillText(heading, widthPx / 2, 150);
  on.font = `400 32px ${family}`;
  on.fillText(page, widthPx / 2, 208);
  paintRows(on, rows);
  paintSample(on);
}

function paintRows(on: OffscreenCanvasRenderingContext2D, rows: SamplePaper['rows']): void {
  const top = 260;
  const left = 110;
  const labelWidth = 330;
  const width = widthPx - 2 * left;
  const rowHeight = Math.min(110, (heightPx - top - 130) / rows.length);
  on.strokeStyle = '#7a6d5c';
  on.lineWidth = 2;
  on.textAlign = 'left';
  on.textBaseline = 'middle';
  for (const [index, { label, value }] of rows.entries()) {
    const y = top + index * rowHeight;
    on.strokeRect(left, y, labelWidth, rowHeight);
    on.strokeRect(left + labelWidth, y, width - labelWidth, rowHeight);
    on.fillStyle = '#5b3f36';
    on.font = `400 34px ${family}`;
    on.fillText(label, left + 24, y + rowHeight / 2, labelWidth - 40);
    on.fillStyle = '#1c1a17';
    on.font = `400 38px ${family}`;
    on.fillText(value, left + labelWidth + 24, y + rowHeight / 2, width - labelWidth - 40);
  }
}

/** A seal that seals nothing, and the word that keeps the picture from passing for a real paper. */
function paintSample(on: OffscreenCanvasRenderingContext2D): void {
  on.save();
  on.strokeStyle = on.fillStyle = 'rgb(179 39 28 / 0.55)';
  on.textAlign = 'center';
  on.lineWidth = 8;
  on.beginPath();
  on.arc(widthPx - 260, heightPx - 230, 120, 0, 2 * Math.PI);
  on.stroke();
  on.font = `700 46px ${family}`;
  on.fillText('样例', widthPx - 260, heightPx - 230);
  on.translate(widthPx / 2, heightPx / 2 + 60);
  on.rotate(-0.4);
  on.fillStyle = 'rgb(179 39 28 / 0.16)';
  on.font = `700 190px ${family}`;
  on.fillText('样例 虚构', 0, 0);
  on.restore();
}
