/** The 工号 used last at this computer: what most people would type again. */

const storageKey = 'lastOperatorCode';

/** The code of last time, or nothing. */
export function lastCode(): string {
  return localStorage.getItem(storageKey) ?? '';
}

/** Keeps a code that opened the station. */
export function rememberCode(code: string): void {
  localStorage.setItem(storageKey, code);
}
