/** A package at the web address that this page came from: what the page and the manifests name, asked for one by one. */
import { parseManifest } from '../../shared/archive/package/manifest';
import {
  manifestFile,
  signatureFiles,
  tagManifestFile,
} from '../../shared/archive/package/package-layout';
import type { PackageSource } from '../../shared/archive/package/package-source';
import { decodeUtf8 } from '../../shared/text/utf8';
import { addressOf } from './dom';

async function fetched(path: string): Promise<Uint8Array | undefined> {
  try {
    const answer = await fetch(addressOf(path), { cache: 'no-store', redirect: 'error' });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

/** The package beside the page; `payload` is what the page itself says of it. */
export function packageAtAddress(
  payload: readonly { readonly path: string; readonly bytes: number }[],
): PackageSource {
  const manifests = (['sha256', 'sm3'] as const).flatMap((algorithm) => [
    tagManifestFile(algorithm),
    manifestFile(algorithm),
  ]);
  return {
    list: async () => {
      const sizes = new Map(payload.map(({ path, bytes }) => [path, bytes]));
      const candidates = new Set([...manifests, ...signatureFiles, ...sizes.keys()]);
      for (const path of manifests) {
        const text = decodeUtf8((await fetched(path)) ?? new Uint8Array()) ?? '';
        for (const line of parseManifest(text).lines) candidates.add(line.path);
      }
      const found: { path: string; bytes: number }[] = [];
      for (const path of candidates) {
        const answer = await fetch(addressOf(path), { method: 'HEAD', cache: 'no-store' }).catch(
          () => undefined,
        );
        const bytes = Number(answer?.headers.get('content-length') ?? sizes.get(path) ?? 0);
        if (answer?.ok === true) found.push({ path, bytes });
      }
      return found;
    },
    read: fetched,
  };
}
