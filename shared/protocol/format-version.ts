/** Formats of files that travel: a name and a number, such as `enrollment-signed-pack/1`. */

/** By how much a format of the same name is later than `ours`; `undefined` for any other text. */
export function laterBy(format: string, ours: string): number | undefined {
  const [name, number] = /^([^/]+)\/(\d{1,6})$/.exec(format)?.slice(1) ?? [];
  const [ourName, ourNumber] = ours.split('/');
  return name === ourName && name !== undefined ? Number(number) - Number(ourNumber) : undefined;
}
