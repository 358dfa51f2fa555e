/** Sizes of files as people read them, in units of a thousand as disks are sold. */

/** Such as "12.4 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(0)} KB`;
  if (bytes < 1_000_000_000) return megabytes(bytes);
  return `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}

/** For what grows before one's eyes: the unit stays. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
