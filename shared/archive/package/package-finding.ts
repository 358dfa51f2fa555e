/** What the verification of a package can find; each finding names the file it is about. */
import type { PdfSignatureFault } from '../signing/pdf-signature';
import type { PathFault } from './safe-name';
import type { TraceFault } from './process-trace';

export type PackageFinding =
  /** A file that every package has. */
  | { readonly kind: 'partMissing'; readonly path: string }
  | { readonly kind: 'partUnreadable'; readonly path: string }
  | { readonly kind: 'pathUnsafe'; readonly path: string; readonly fault: PathFault }
  /** Two files that a system without a difference of case cannot hold side by side. */
  | { readonly kind: 'pathTwice'; readonly path: string }
  | { readonly kind: 'manifestLineUnreadable'; readonly path: string; readonly line: number }
  | { readonly kind: 'manifestLineTwice'; readonly path: string; readonly of: string }
  /** A manifest names a file that is not there. */
  | { readonly kind: 'fileMissing'; readonly path: string; readonly manifest: string }
  /** The file is there and its bytes do not come out. */
  | { readonly kind: 'fileUnreadable'; readonly path: string }
  /** Not the bytes that a manifest names. */
  | { readonly kind: 'fileChanged'; readonly path: string; readonly manifest: string }
  /** The other manifest still agrees with the file: it is this manifest that was changed. */
  | { readonly kind: 'manifestWrong'; readonly path: string; readonly of: string }
  /** A file that one manifest speaks of and the other does not. */
  | { readonly kind: 'notInManifest'; readonly path: string; readonly manifest: string }
  /** A file that no manifest speaks of. */
  | { readonly kind: 'surplus'; readonly path: string }
  | {
      readonly kind: 'amountDiffers';
      readonly path: string;
      readonly told: string;
      readonly found: string;
    }
  | {
      readonly kind: 'traceBroken';
      readonly path: string;
      readonly line: number;
      readonly fault: TraceFault['kind'];
    }
  /** The chain ends elsewhere than bag-info.txt says: lines are missing at its end, or too many. */
  | { readonly kind: 'traceHeadDiffers'; readonly path: string }
  /** 目录.xml or 电子文件封装.xml says of a file what is not so. */
  | { readonly kind: 'descriptionDiffers'; readonly path: string; readonly of: string }
  /** What looks at signatures says so. */
  | { readonly kind: 'signatureMissing'; readonly path: string }
  | { readonly kind: 'signatureWrong'; readonly path: string; readonly detail: string }
  /** The signature inside a PDF. */
  | {
      readonly kind: 'pdfSignatureWrong';
      readonly path: string;
      readonly fault: PdfSignatureFault;
    };
