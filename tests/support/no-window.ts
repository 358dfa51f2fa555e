/** Electron where there is no window: printing and saving end where they would need one. */
export class BrowserWindow {}
export const dialog = {};
export const app = {};
export const session = {};
export const shell = {};
