/** `npm run components`: the page of the design system with every component in every state, in a browser while one works on it. */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const modules = resolve(import.meta.dirname, '../../node_modules/@expo-google-fonts');

/** The program's fonts, from where its own bundle takes them; the desk's own as the whole ones they are made of. */
const ownFonts: Plugin = {
  name: 'own-fonts',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.css')
      ? code.replaceAll(
          /\/fonts\/Noto(Sans|Serif)SC(?:Desk)?_(\w+)\.ttf/g,
          (_, face: string, weight: string) =>
            `${modules}/noto-${face.toLowerCase()}-sc/${weight}/Noto${face}SC_${weight}.ttf`,
        )
      : undefined,
};

export default defineConfig({
  root: import.meta.dirname,
  // Opened as a file by its test.
  base: './',
  plugins: [react(), ownFonts],
  publicDir: false,
  build: {
    target: 'chrome114',
    outDir: resolve(import.meta.dirname, '../../.cache/components'),
    emptyOutDir: true,
    modulePreload: false,
  },
});
