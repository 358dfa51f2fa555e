/** A signature as text, so that it can be kept with what is typed, and as the bytes of a picture. */

const head = 'data:image/png;base64,';

/** What is drawn, as PNG in base64. */
export function pngText(canvas: HTMLCanvasElement): string {
  return canvas.toDataURL('image/png').slice(head.length);
}

/** The picture itself. */
export function pngBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
