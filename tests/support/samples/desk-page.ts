/** A web page that looks like a paper on a wooden desk, seen by a document camera. */
import type { SamplePaper } from './papers';

export const pictureSize = { width: 2400, height: 1700 };
const pixelsPerMm = { hukou: 12.2, sheet: 8.4 };

export function getPixelsPerMm(paper: SamplePaper): number {
  return paper.kind.startsWith('hukou') ? pixelsPerMm.hukou : pixelsPerMm.sheet;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** @param fontFolderUrl where the page finds the fonts, ending in a slash */
export function drawDeskPage(paper: SamplePaper, fontFolderUrl: string): string {
  const scale = getPixelsPerMm(paper);
  const rows = Object.entries(paper.fields)
    .map(([label, value]) => `<tr><th>${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`)
    .join('');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>样本 虚构</title><style>
@font-face { font-family: Paper; src: url("${fontFolderUrl}400Regular/NotoSerifSC_400Regular.ttf"); }
@font-face { font-family: Paper; font-weight: 700; src: url("${fontFolderUrl}700Bold/NotoSerifSC_700Bold.ttf"); }
body { margin: 0; width: ${pictureSize.width}px; height: ${pictureSize.height}px; overflow: hidden;
  display: grid; place-items: center; font-family: Paper;
  background:
    repeating-linear-gradient(91deg, #0000 0 37px, #3b230f2b 39px 41px, #0000 44px 83px),
    repeating-linear-gradient(89.4deg, #5a3a1c 0 420px, #4a2e15 424px 426px, #62401f 430px 900px); }
main { position: relative; box-sizing: border-box; padding: ${scale * 6}px; overflow: hidden;
  width: ${paper.widthMm * scale}px; height: ${paper.heightMm * scale}px;
  display: flex; flex-direction: column; gap: ${scale * 2}px;
  background: ${paper.paperColour}; box-shadow: 0 0 4px #0006, 10px 14px 40px #0009;
  transform: rotate(${paper.skew}deg); color: #1c1a17; }
h1 { margin: 0; font-size: ${scale * 5}px; text-align: center; letter-spacing: .15em; }
table { flex: 1; width: 100%; border-collapse: collapse; font-size: ${scale * 3.4}px; }
th, td { border: 2px solid #6b6257; padding: 0 ${scale * 1.6}px; text-align: left; }
th { width: 27%; font-weight: 400; color: #5b3f36; }
.mark { position: absolute; right: ${scale * 8}px; bottom: ${scale * 12}px; rotate: -18deg; opacity: .5;
  font-weight: 700; font-size: ${scale * 11}px; color: #b3372f; }
i { position: absolute; width: 0; height: 0; }
</style></head><body><main>
<h1>${escapeHtml(paper.title)}</h1><table>${rows}</table><div class="mark">样本 虚构</div>
<i style="left:0;top:0"></i><i style="right:0;top:0"></i><i style="right:0;bottom:0"></i><i style="left:0;bottom:0"></i>
</main></body></html>`;
}
