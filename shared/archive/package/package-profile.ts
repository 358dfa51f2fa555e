/** How a district wants its packages 归档信息包 named and laid out: data of its policy pack, so that nobody changes code for it. */
import * as z from 'zod';
import { folderFault, nameFault, type profileNames } from './profile-fault';
import { safeName } from './safe-name';

/** A folder below `data/`; one step or two. */
const folder = z.string().min(1).max(80);

/** A file name without its ending; what stands in braces is put in. */
const pattern = (key: keyof typeof profileNames) =>
  z
    .string()
    .min(1)
    .max(80)
    .refine((text) => nameFault(key, text) === undefined);

const foldersSchema = z
  .strictObject({
    materials: folder,
    images: folder,
    process: folder,
    results: folder,
    metadata: folder,
  })
  .superRefine((folders, context) => {
    for (const [key, path] of Object.entries(folders)) {
      const others = Object.entries(folders).filter(([other]) => other !== key);
      const fault = folderFault(
        path,
        others.map(([, other]) => other),
      );
      if (fault !== undefined) context.addIssue({ code: 'custom', path: [key], message: fault });
    }
  });

export const packageProfileSchema = z.strictObject({
  /** Written into 说明文件.xml, so that a reader knows by which rules a package was named. */
  id: z.string().min(1).max(60),
  version: z.string().min(1).max(40),
  /** Below `data/`. */
  folders: foldersSchema,
  names: z.strictObject({
    /** {case}: 受理编号. */
    package: pattern('package'),
    /** {case} and {no}: which supplement. */
    supplement: pattern('supplement'),
    /** {no}: number in the folder, {title}: title of the paper. */
    document: pattern('document'),
    /** {no}: number of the document, {page}: number of the page, {title}: what the page is. */
    image: pattern('image'),
    /** {no}, {title}, {number}: 文书编号. */
    letter: pattern('letter'),
    /** The same for a letter that was declared void 作废. */
    voidLetter: pattern('voidLetter'),
    /** {no}, {title}. */
    paper: pattern('paper'),
    /** {no}: number of a zip volume of an export; packs from before volumes could be named have none. */
    volume: pattern('volume').optional(),
  }),
  /** 全宗号, where the archive has given one to the office. */
  fonds: z.string().max(40),
  /** 类别号 of these cases in the archive's scheme. */
  category: z.string().max(40),
  /** 保管期限 (国家档案局令第10号: 永久, 30年, 10年). */
  retention: z.enum(['永久', '30年', '10年']),
});
/** Of zip volumes where a profile says nothing. */
const usualVolume = '电子档案-{no}';

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
    volume: usualVolume,
  },
  fonds: '',
  category: '',
  retention: '30年',
};

/** Name of the zip volume `number`, counted from 1, without its ending. */
export function volumeNameBy(pattern: string | undefined, number: number): string {
  return nameBy(pattern ?? usualVolume, { no: String(number).padStart(3, '0') });
}

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
