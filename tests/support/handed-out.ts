/** A release as it is handed out: an installer, beside it the signed list, in one folder of a server or a stick. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPublisher } from '../../build/publisher.mjs';
import { writeUpdateFolder } from '../../build/update-folder.mjs';

export const publisher = findPublisher();

export const installerOf = (version: string) => `enrollment-station-${version}-linux-x64.AppImage`;

/** Makes it below `root` of these bytes, signed by the publisher or by whom the test says; answers the folder. */
export async function handOut(
  root: string,
  version: string,
  bytes: Uint8Array,
  {
    key = publisher,
    notes = { 'zh-CN': '修好了打印。', en: 'Printing works again.' },
  }: {
    readonly key?: Pick<typeof publisher, 'sign'> | undefined;
    readonly notes?: { readonly 'zh-CN': string; readonly en: string };
  } = {},
) {
  const installer = join(root, installerOf(version));
  await writeFile(installer, bytes);
  return writeUpdateFolder({
    ...{ to: join(root, `out-${version}`), installers: [installer], version, publisher: key },
    ...{ notes, arch: 'x64' },
  });
}
