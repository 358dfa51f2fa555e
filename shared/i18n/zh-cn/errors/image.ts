/** Simplified Chinese: errors of pictures. */
import type { ImageError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { fileKept } from './phrases';

export const imageErrors: WordsFor<ImageError> = {
  imageEmpty: () => ({
    happened: '这个文件是空的。',
    safe: fileKept,
    todo: '请重新拍摄，或换一个文件。',
  }),
  imageNotAnImage: () => ({
    happened: '这个文件不是图片。',
    safe: fileKept,
    todo: '请选择 JPEG、PNG、WebP 或 TIFF 图片。',
  }),
  imageFormatUnsupported: ({ format }) => ({
    happened: `暂不支持 ${format} 格式的图片。`,
    safe: fileKept,
    todo: '请另存为 JPEG 或 PNG 后再添加。',
  }),
  imageTooManyBytes: ({ megabytes, limit }) => ({
    happened: `这张图片有 ${megabytes} MB，超过 ${limit} MB 的上限。`,
    safe: fileKept,
    todo: '请把扫描分辨率调到 300 dpi 左右后重新扫描。',
  }),
  imageTooManyPixels: ({ megapixels, limit }) => ({
    happened: `这张图片有 ${megapixels} 百万像素，超过 ${limit} 百万像素的上限。`,
    safe: fileKept,
    todo: '请降低拍摄或扫描的分辨率后重试。',
  }),
  imageTooManyPages: ({ limit }) => ({
    happened: `这个图片文件的页数超过 ${limit} 页的上限。`,
    safe: fileKept,
    todo: '请分成几个文件保存后再添加。',
  }),
  imageTruncated: () => ({
    happened: '这张图片不完整，后半部分缺失。',
    safe: fileKept,
    todo: '请重新拷贝文件，或重新拍摄。',
  }),
  imageUndecodable: () => ({
    happened: '这张图片已损坏，打不开。',
    safe: fileKept,
    todo: '请重新拍摄，或换一个文件。',
  }),
};
