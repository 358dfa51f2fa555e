/** The part of pdfkit that the bench uses: the package has no types of its own. */
declare module 'pdfkit' {
  class PdfKitDocument {
    constructor(options: {
      readonly autoFirstPage: boolean;
      readonly margin: number;
      readonly info: { readonly Title: string };
    });
    on(event: 'data', listener: (part: Buffer) => void): this;
    on(event: 'end', listener: () => void): this;
    addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): this;
    font(path: string): this;
    fontSize(sizePt: number): this;
    text(text: string, xPt: number, yPt: number, options: { readonly lineBreak: boolean }): this;
    image(
      jpeg: Buffer,
      xPt: number,
      yPt: number,
      options: { readonly width: number; readonly height: number },
    ): this;
    end(): void;
  }
  export = PdfKitDocument;
}
