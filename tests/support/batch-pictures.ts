/** Pictures of a large batch: JPEG files that open, each of other pixels than every other one. */
import { encodeJpeg } from '../capture-bench/encode';

/** What a family of the large batch brings: seven names say the paper, one says none. */
export const papersOfFamily = [
  '户口簿-首页.jpg',
  '户口簿-户主页.jpg',
  '户口簿-学生本人页.jpg',
  '户口簿-内页.jpg',
  '房产证-1.jpg',
  '房产证-2.jpg',
  '房产证-3.jpg',
  '合影.jpg',
] as const;

/** A paper of stripes that spell its number in black and white, `width` by three quarters of it, in pixels. */
export function numberedPicture(number: number, width = 96): Promise<Uint8Array> {
  const height = (width * 3) / 4;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const stripe = Math.floor((x * 24) / width);
      const light = ((number >> stripe) & 1) === 1 ? 230 - (y % 24) : 25 + (y % 24);
      data.set([light, light, light, 255], (y * width + x) * 4);
    }
  }
  return encodeJpeg({ data, width, height }, 80);
}
