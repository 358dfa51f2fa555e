/** Makes a document PDF/A-2u (ISO 19005-2) unless another flavour is asked for: metadata, colour, language, identity. */
import { PDFDocument, PDFHexString } from 'pdf-lib';
import type { PdfaFlavour } from '../../shared/archive/pdfa-flavour';
import { usualFlavour } from '../../shared/archive/pdfa-flavour';
import { programName } from '../program-name';

export type PaperMetadata = {
  readonly title: string;
  /** The office that issues or keeps the paper. */
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** Creation and change date of the PDF, ISO 8601: given, never the clock, so that equal papers are equal. */
  readonly at: string;
  readonly flavour?: PdfaFlavour | undefined;
};

const conformance = { '1b': '1B', '2u': '2U', '3b': '3B' } as const;

/** An empty document with nothing hidden in it: no date of its own, no form, no random identity. */
export async function createPaper(): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  // The writer puts the identity here at the end; an identity present keeps pdf-lib from drawing a random one.
  const none = PDFHexString.of('00'.repeat(16));
  document.context.trailerInfo.ID = document.context.obj([none, none]);
  return document;
}

/**
 * Sets Info and XMP to the same words (6.6.2.2), the sRGB output intent (6.2.3), the language of the text and, by the
 * flavour, the header: PDF 1.4 for part 1, 1.7 for the others. What is drawn keeps to the rules of 1b in every flavour.
 */
export function makePdfA(document: PDFDocument, metadata: PaperMetadata): void {
  const at = new Date(metadata.at);
  document.setTitle(metadata.title, { showInWindowTitleBar: true });
  document.setAuthor(metadata.author);
  document.setSubject(metadata.subject);
  document.setKeywords([...metadata.keywords]);
  document.setCreator(programName);
  document.setProducer(programName);
  document.setCreationDate(at);
  document.setModificationDate(at);
  document.setLanguage('zh-CN');
  document.convertToPDFA({ conformance: conformance[metadata.flavour ?? usualFlavour] });
}
