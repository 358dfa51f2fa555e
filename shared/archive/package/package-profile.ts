/** How a district wants its packages 归档信息包 named and laid out; data, so that nobody changes code for it. */
import * as z from 'zod';
import { safeName } from './safe-name';

/** A folder below `data/`; one step or two. */
const folder = z
  .string()
  .min(1)
  .max(80)
  .refine((path) => path.split('/').every((step) => step === safeName(step)));

/** A file name without its ending; what stands in braces is put in. */
const pattern = (...needed: readonly string[]) =>
  z
    .string()
    .min(1)
    .max(80)
    .refine((text) => needed.every((key) => text.includes(`{${key}}`)))
    .refine((text) => safeName(text) === text);

export const packageProfileSchema = z.strictObject({
  /** Written into 说明文件.xml, so that a reader knows by which rules a package was named. */
  id: z.string().min(1).max(60),
  version: z.string().min(1).max(40),
  /** Below `data/`. */
  folders: z.strictObject({
    materials: folder,
    images: folder,
    process: folder,
    results: folder,
    metadata: folder,
  }),
  names: z.strictObject({
    /** {case}: 受理编号. */
    package: pattern('case'),
    /** {case} and {no}: which supplement. */
    supplement: pattern('case', 'no'),
    /** {no}: number in the folder, {title}: title of the paper. */
    document: pattern('no'),
    /** {no}: number of the document, {page}: number of the page, {title}: what the page is. */
    image: pattern('no', 'page'),
    /** {no}, {title}, {number}: 文书编号. */
    letter: pattern('no'),
    /** The same for a letter that was declared void 作废. */
    voidLetter: pattern('no'),
    /** {no}, {title}. */
    paper: pattern('no'),
  }),
  /** 全宗号, where the archive has given one to the office. */
  fonds: z.string().max(40),
  /** 类别号 of these cases in the archive's scheme. */
  category: z.string().max(40),
  /** 保管期限 (国家档案局令第10号: 永久, 30年, 10年). */
  retention: z.enum(['永久', '30年', '10年']),
});
export type PackageProfile = z.infer<typeof packageProfileSchema>;

/**
 * The shipped profile: modelled on GB/T 42727-2023 clause 7 and annex B as far as they are known (materials, process,
 * result, metadata apart); no conformity is claimed. 全宗号 and 类别号 are for the district to fill in.
 */
export const usualProfile: PackageProfile = {
  id: 'usual',
  version: '1',
  folders: {
    materials: '01-申请材料',
    images: '01-申请材料/原始影像',
    process: '02-办理过程',
    results: '03-办理结果',
    metadata: '元数据',
  },
  names: {
    package: '{case}',
    supplement: '{case}-补充{no}',
    document: '{no}-{title}',
    image: '{no}-{page}-{title}',
    letter: '{no}-{title}-{number}',
    voidLetter: '{no}-{title}-{number}-作废',
    paper: '{no}-{title}',
  },
  fonds: '',
  category: '',
  retention: '30年',
};

/** A name by its pattern; every value is made fit for a file name first. */
export function nameBy(
  text: string,
  values: Readonly<Partial<Record<'case' | 'no' | 'page' | 'title' | 'number', string>>>,
): string {
  const filled = text.replace(/\{(case|no|page|title|number)\}/g, (_, key: keyof typeof values) =>
    safeName(values[key] ?? ''),
  );
  return safeName(filled);
}
