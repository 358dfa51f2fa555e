/** Reads back what 目录.xml and 电子文件封装.xml say of files, for the comparison with the files themselves. */
import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod';
import { digestCoding } from './record-xml';

/** Names that may come once or many times. */
const repeated = new Set(['文件', '文档']);

/** A document type could define entities that grow without end; no file of ours has one. */
function parseXml(text: string): unknown {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined;
  const parser = new XMLParser({
    parseTagValue: false,
    trimValues: false,
    htmlEntities: true,
    isArray: (name) => repeated.has(name),
  });
  try {
    const json: unknown = parser.parse(text, true);
    return json;
  } catch {
    return undefined;
  }
}

/** Whether a text is XML at all: one root, everything closed. */
export function isXml(text: string): boolean {
  return parseXml(text) !== undefined;
}

const mostFiles = 20_000;
const digits = z.string().regex(/^\d{1,15}$/);

const catalogueSchema = z.looseObject({
  // A supplement may hold no file of the case.
  文件目录: z.union([
    z.literal(''),
    z.looseObject({
      文件: z
        .array(
          z.looseObject({
            电子档案名称: z.string().max(1_024),
            题名: z.string().max(1_000),
            页数: digits,
            格式: z.string().max(60),
            字节数: digits,
            SHA256: z.string().max(64),
            SM3: z.string().max(64),
          }),
        )
        .max(mostFiles)
        .optional(),
    }),
  ]),
});

/** A file as the catalogue knows it. */
export type CatalogueLine = {
  readonly path: string;
  readonly title: string;
  readonly pages: number;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sm3: string;
};

/** The lines of 目录.xml; nothing when it is no catalogue. */
export function readCatalogue(text: string): readonly CatalogueLine[] | undefined {
  const read = catalogueSchema.safeParse(parseXml(text));
  if (!read.success) return undefined;
  const { 文件目录 } = read.data;
  const files = 文件目录 === '' ? [] : (文件目录.文件 ?? []);
  return files.map((file) => ({
    path: file.电子档案名称,
    title: file.题名,
    pages: Number(file.页数),
    mediaType: file.格式,
    bytes: Number(file.字节数),
    sha256: file.SHA256,
    sm3: file.SM3,
  }));
}

const encapsulationSchema = z.looseObject({
  电子文件封装包: z.looseObject({
    被签名对象: z.looseObject({
      封装内容: z.looseObject({
        文件实体块: z.looseObject({
          文件实体: z.looseObject({
            文件数据: z.union([
              z.literal(''),
              z.looseObject({
                文档: z
                  .array(
                    z.looseObject({
                      文档数据: z.looseObject({
                        编码: z.looseObject({
                          外部位置: z.string().max(1_024),
                          反编码关键字: z.literal(digestCoding),
                          编码数据: z.string().max(64),
                        }),
                      }),
                    }),
                  )
                  .max(mostFiles),
              }),
            ]),
          }),
        }),
      }),
    }),
  }),
});

/** Paths and base64 SHA-256 digests of an EEP; nothing when it is none. */
export function readEncapsulation(
  text: string,
): readonly { readonly path: string; readonly digest: string }[] | undefined {
  const read = encapsulationSchema.safeParse(parseXml(text));
  if (!read.success) return undefined;
  const files = read.data.电子文件封装包.被签名对象.封装内容.文件实体块.文件实体.文件数据;
  if (files === '') return [];
  return files.文档.map(({ 文档数据: { 编码 } }) => ({
    path: 编码.外部位置,
    digest: 编码.编码数据,
  }));
}
