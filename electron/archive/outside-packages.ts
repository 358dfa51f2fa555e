/** Packages that lie outside the station, in a folder or a zip: looked into, never taken in. */
import type { ExportForm } from '../../shared/archive/export/export-order';
import { openFolderFiles } from './folder-files';
import type { FoundFiles, FoundPackage } from './found-files';
import { packagesIn } from './found-files';
import { openZipFiles } from './zip-files';

export type OutsidePackages = {
  readonly packages: readonly FoundPackage[];
  readonly close: () => Promise<void>;
};

/** The files there; nothing when it cannot be read. */
export function openFoundFiles(place: string, form: ExportForm): Promise<FoundFiles | undefined> {
  return form === 'folder' ? openFolderFiles(place) : openZipFiles(place);
}

/** What is there; nothing when it cannot be read or holds no package. */
export async function openOutside(
  place: string,
  form: ExportForm,
): Promise<OutsidePackages | undefined> {
  const found = await openFoundFiles(place, form);
  if (found === undefined) return undefined;
  const { packages } = packagesIn(found.files);
  if (packages.length > 0) return { packages, close: found.close };
  await found.close();
  return undefined;
}
