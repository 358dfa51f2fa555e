/** 查看.html: shows one archive package in any browser, offline, and verifies it from nothing but its own files. */
import * as z from 'zod';
import type { PackageSource } from '../../shared/archive/package/package-source';
import type { ViewerData } from '../../shared/archive/viewer/viewer-data';
import { viewerDataSchema } from '../../shared/archive/viewer/viewer-data';
import type { Locale } from '../../shared/i18n/locale';
import { packageAtAddress } from './address-source';
import { h } from './dom';
import type { ChosenFile } from './folder-source';
import { filesOfDrop, filesOfInput, packageIn } from './folder-source';
import { pageOf } from './page';
import { pageWords } from './page-words';
import type { Phase } from './show-verdict';
import { verdict } from './show-verdict';
import { verifyHere } from './verify-here';
import '../ui/tokens.css';
import '../ui/base.css';
import './viewer.css';

// The page's own policy lets no function be made from text.
z.config({ jitless: true });

function readData(): ViewerData | undefined {
  try {
    const json: unknown = JSON.parse(document.getElementById('package-data')?.textContent ?? '');
    return viewerDataSchema.parse(json);
  } catch {
    return undefined;
  }
}

function start(data: ViewerData): void {
  let locale: Locale = 'zh-CN';
  // Browsers keep cryptography to https and to files of this computer.
  const canVerify = globalThis.isSecureContext;
  let phase: Phase = { kind: canVerify ? 'idle' : 'insecure' };
  const page = h('div', { class: 'page' });
  const said = h('p', { class: 'visually-hidden', role: 'status' });
  const input = h('input', { type: 'file', hidden: true, multiple: true });
  input.webkitdirectory = true;
  document.body.append(page, said, input);

  const doors = {
    choose: () => {
      input.value = '';
      input.click();
    },
    fetch: location.protocol.startsWith('http')
      ? () => void verify(packageAtAddress(data.manifest), true)
      : undefined,
  };
  const turn = () => {
    locale = locale === 'en' ? 'zh-CN' : 'en';
    redraw();
    page.querySelector<HTMLElement>('header button')?.focus();
  };

  function redraw(): void {
    document.documentElement.lang = locale;
    page.dataset['phase'] = phase.kind;
    page.replaceChildren(...pageOf(data, phase, pageWords[locale], doors, turn));
  }

  /** While it runs only the panel changes: the chapters keep their place. */
  function show(next: Phase): void {
    const isStep = phase.kind === 'running' && next.kind === 'running';
    phase = next;
    if (!isStep) return redraw();
    page.querySelector('.verdict')?.replaceWith(verdict(phase, data, pageWords[locale], doors));
  }

  async function verify(source: PackageSource | undefined, fetched: boolean): Promise<void> {
    if (!canVerify || phase.kind === 'running') return;
    if (source === undefined) return show({ kind: 'none' });
    show({ kind: 'running', progress: { files: 0, allFiles: 0, bytes: 0 } });
    const outcome = await verifyHere(source, data, fetched, (progress) =>
      show({ kind: 'running', progress }),
    ).catch(() => undefined);
    // A package that no browser has room for is not called whole, and does not look as if it were still read.
    if (outcome === undefined) return show({ kind: 'none' });
    show({ kind: 'done', outcome });
    const panel = page.querySelector('.verdict');
    said.textContent = panel?.querySelector('h2')?.textContent ?? '';
    panel?.scrollIntoView({ block: 'nearest' });
  }

  const take = (chosen: readonly ChosenFile[]) => verify(packageIn(chosen, data.name), false);
  input.addEventListener('change', () => {
    if (input.files !== null && input.files.length > 0) void take(filesOfInput(input.files));
  });
  const hover = (isOver: boolean) => document.body.toggleAttribute('data-drop', isOver);
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    hover(true);
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) hover(false);
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    hover(false);
    const items = event.dataTransfer?.items;
    if (items !== undefined) void filesOfDrop(items).then(take);
  });
  redraw();
}

const data = readData();
if (data === undefined) {
  const texts = Object.values(pageWords).map(({ viewer }) => h('p', {}, viewer.unreadable));
  document.body.append(h('main', { class: 'page' }, ...texts));
} else {
  start(data);
}
