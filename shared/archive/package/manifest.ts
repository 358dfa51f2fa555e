/** Manifests of a package: a digest and a path a line, as `sha256sum -c` reads them (BagIt 1.0, RFC 8493, 2.1.3). */

/** A line of a manifest. */
export type ManifestLine = { readonly path: string; readonly digest: string };

/** Why a manifest is not believed as it stands. */
export type ManifestFault =
  | { readonly kind: 'unreadable'; readonly line: number }
  | { readonly kind: 'twice'; readonly path: string };

/** CR, LF and the percent sign itself are encoded, and nothing else is. */
function encodePath(path: string): string {
  return path.replace(/[%\r\n]/g, (character) =>
    character === '%' ? '%25' : character === '\r' ? '%0D' : '%0A',
  );
}

function decodePath(text: string): string {
  return text.replace(/%(25|0d|0a)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The whole file; lines are sorted by path, so that equal files give equal bytes. */
export function manifestText(lines: readonly ManifestLine[]): string {
  return lines
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, digest }) => `${digest}  ${encodePath(path)}\n`)
    .join('');
}

/**
 * What a manifest says. It is read exactly as it is written here, lower case and two blanks: a reader that forgave
 * anything would let a changed byte pass.
 */
export function parseManifest(text: string): {
  readonly lines: readonly ManifestLine[];
  readonly faults: readonly ManifestFault[];
} {
  const lines: ManifestLine[] = [];
  const faults: ManifestFault[] = [];
  const known = new Set<string>();
  const rows = text.split('\n');
  if (rows.at(-1) === '') rows.pop();
  else faults.push({ kind: 'unreadable', line: rows.length });
  rows.forEach((row, index) => {
    const [, digest, encoded] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(row) ?? [];
    const path = encoded === undefined ? undefined : decodePath(encoded);
    if (digest === undefined || path === undefined || encodePath(path) !== encoded) {
      faults.push({ kind: 'unreadable', line: index + 1 });
    } else if (known.has(path)) {
      faults.push({ kind: 'twice', path });
    } else {
      known.add(path);
      lines.push({ path, digest });
    }
  });
  return { lines, faults };
}
