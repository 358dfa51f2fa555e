/** `node build/draw-icons.mjs`: the program's icon, 入 on blue, as the pictures that installers of each system want. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fontkit from '@cantoo/fontkit';
import { _electron } from '@playwright/test';
import { startVirtualDisplay } from './setup/display.mjs';
import { modulesFolder, projectRoot } from './setup/paths.mjs';
import { prepareRuntime } from './setup/runtime.mjs';

const folder = join(projectRoot, 'build', 'icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
const face = join(modulesFolder, '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');

/** The character in the middle of a rounded square, 512 units wide. */
function drawing() {
  const font = fontkit.create(readFileSync(face));
  const glyph = font.glyphForCodePoint('入'.codePointAt(0));
  const { minX, minY, maxX, maxY } = glyph.bbox;
  const scale = 300 / Math.max(maxX - minX, maxY - minY);
  const left = 256 - ((minX + maxX) / 2) * scale;
  const top = 256 + ((minY + maxY) / 2) * scale;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">',
    '<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1">',
    '<stop offset="0" stop-color="#2f6fc0"/><stop offset="1" stop-color="#184a8c"/>',
    '</linearGradient></defs>',
    '<rect x="16" y="16" width="480" height="480" rx="104" fill="url(#g)"/>',
    `<path fill="#fff" transform="translate(${left.toFixed(2)} ${top.toFixed(2)}) scale(${scale.toFixed(4)} ${(-scale).toFixed(4)})" d="${glyph.path.toSVG()}"/>`,
    '</svg>\n',
  ].join('');
}

const svg = drawing();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'icon.svg'), svg);
const display = await startVirtualDisplay();
const appDir = join(projectRoot, 'tests', 'support', 'blank-window');
const { executablePath, args, env } = prepareRuntime({ appDir, name: 'icons' });
const app = await _electron.launch({ executablePath, args, env: { ...env, ...display.env } });
const page = await app.firstWindow();
for (const size of sizes) {
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  const clip = { x: 0, y: 0, width: size, height: size };
  const path = join(folder, `${size}x${size}.png`);
  await page.screenshot({ path, clip, omitBackground: true });
}
await app.close();
await display.stop();
