/** What screens and papers read as files beside the bundle. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskCharacters, deskFont, weights } from './desk-fonts.mjs';
import { modulesFolder, projectRoot } from './setup/paths.mjs';
import { rareFonts, rareFontsHere } from './setup/rare-fonts.mjs';

const sha256Of = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Fonts and pdf.js data are copied, not bundled: the papers process and the page read them as files. */
export function copyAssets() {
  return {
    name: 'copy-assets',
    async closeBundle() {
      const fonts = join(projectRoot, 'dist/renderer/fonts');
      const families = { 'noto-serif-sc': 'NotoSerifSC', 'noto-sans-sc': 'NotoSansSC' };
      mkdirSync(fonts, { recursive: true });
      const characters = deskCharacters();
      for (const weight of weights) {
        const font = await deskFont(weight, characters);
        writeFileSync(`${fonts}/NotoSansSCDesk_${weight}.ttf`, font);
      }
      for (const [family, name] of Object.entries(families)) {
        const source = join(modulesFolder, '@expo-google-fonts', family);
        for (const weight of weights) {
          cpSync(`${source}/${weight}/${name}_${weight}.ttf`, `${fonts}/${name}_${weight}.ttf`);
        }
        cpSync(`${source}/LICENSE_FONT`, `${fonts}/LICENSE_${name}.txt`);
      }
      const rare = rareFontsHere();
      for (const name of rare) cpSync(join(rareFonts.folder, name), `${fonts}/${name}`);
      if (rare.length > 0) cpSync(rareFonts.licence, `${fonts}/LICENSE_HanaMin.txt`);
      const digests = readdirSync(fonts)
        .filter((name) => name.endsWith('.ttf'))
        .map((name) => [name, sha256Of(join(fonts, name))]);
      // The self-test of the station holds its fonts against these.
      writeFileSync(join(fonts, 'digests.json'), JSON.stringify(Object.fromEntries(digests)));
      for (const folder of ['cmaps', 'standard_fonts']) {
        cpSync(
          `${modulesFolder}/pdfjs-dist/${folder}`,
          join(projectRoot, 'dist/renderer/pdfjs', folder),
          {
            recursive: true,
          },
        );
      }
    },
  };
}
