/** English: errors of pictures. */
import type { ImageError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { fileKept } from './phrases';

export const imageErrors: WordsFor<ImageError> = {
  imageEmpty: () => ({
    happened: 'This file is empty.',
    safe: fileKept,
    todo: 'Take the picture again or choose another file.',
  }),
  imageNotAnImage: () => ({
    happened: 'This file is not a picture.',
    safe: fileKept,
    todo: 'Choose a JPEG, PNG, WebP or TIFF picture.',
  }),
  imageFormatUnsupported: ({ format }) => ({
    happened: `Pictures of the format ${format} are not supported.`,
    safe: fileKept,
    todo: 'Save it as JPEG or PNG and add it again.',
  }),
  imageTooManyBytes: ({ megabytes, limit }) => ({
    happened: `This picture has ${megabytes} MB; the limit is ${limit} MB.`,
    safe: fileKept,
    todo: 'Scan it again at about 300 dpi.',
  }),
  imageTooManyPixels: ({ megapixels, limit }) => ({
    happened: `This picture has ${megapixels} megapixels; the limit is ${limit}.`,
    safe: fileKept,
    todo: 'Take or scan it again at a lower resolution.',
  }),
  imageTooManyPages: ({ limit }) => ({
    happened: `This picture file has more pages than the limit of ${limit}.`,
    safe: fileKept,
    todo: 'Save it as several files and add those.',
  }),
  imageTruncated: () => ({
    happened: 'This picture is cut off; its end is missing.',
    safe: fileKept,
    todo: 'Copy the file again or take the picture again.',
  }),
  imageUndecodable: () => ({
    happened: 'This picture is damaged and cannot be opened.',
    safe: fileKept,
    todo: 'Take the picture again or choose another file.',
  }),
};
