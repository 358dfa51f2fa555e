/** What is in a package, for people who open it: its files with their digests, and what the four checks said when it was sealed. */
import * as z from 'zod';
import { parseManifest } from '../../shared/archive/package/manifest';
import {
  manifestFile,
  metadataKind,
  tagManifestFile,
} from '../../shared/archive/package/package-layout';
import { pathFault } from '../../shared/archive/package/safe-name';
import type { PackageSource } from '../../shared/archive/package/package-source';
import { archive } from '../../shared/i18n/zh-cn/archive';
import type { CheckedItem, OpenedArchive } from '../../shared/ipc/calls/archives';
import { parseJsonAs } from '../../shared/protocol/parse-json';
import { decodeUtf8 } from '../../shared/text/utf8';
import { sha256Hex } from '../vault/seal';

/** As long as a path may be on its way to the window. */
const longestPath = 1_000;

type Content = Pick<OpenedArchive['packages'][number], 'files' | 'checks'>;

const short = z.string().transform((text) => text.slice(0, 200));
/** 四性检测报告.json as far as it is shown; it was written in Chinese, whatever the screens speak. */
const reportSchema = z.object({
  检测项: z
    .array(
      z.object({
        编号: short,
        类别: short,
        名称: short,
        结果: z.string(),
        依据: z.string(),
        问题: z.array(z.string()).max(10_000).default([]),
      }),
    )
    .max(200),
});

/** Files in the order of their paths; a report that cannot be read is no check. */
export async function contentOf(source: PackageSource): Promise<Content> {
  const listed = await source.list();
  const digests = new Map<string, string>();
  for (const name of [manifestFile('sha256'), tagManifestFile('sha256')]) {
    for (const { path, digest } of parseManifest(await textOf(source, name)).lines) {
      digests.set(path, digest);
    }
  }
  const files: Content['files'] = [];
  for (const { path, bytes } of listed) {
    // Named by the verification; a name that nothing can stand for is not shown as a file.
    if (path.length > longestPath || pathFault(path) !== undefined) continue;
    const sha256 = digests.get(path) ?? (await digestOf(source, path));
    if (sha256 !== undefined) files.push({ path, bytes, sha256 });
  }
  const report = listed.find(({ path }) => metadataKind(path) === 'report');
  const checks = report === undefined ? [] : checksIn(await textOf(source, report.path));
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), checks };
}

async function textOf(source: PackageSource, path: string): Promise<string> {
  const bytes = await source.read(path);
  return (bytes && decodeUtf8(bytes)) ?? '';
}

/** Of what no manifest speaks of: the manifests of the manifests, and the signatures. */
async function digestOf(source: PackageSource, path: string): Promise<string | undefined> {
  const bytes = await source.read(path);
  return bytes && sha256Hex(bytes);
}

function checksIn(text: string): CheckedItem[] {
  const { passed, failed } = archive.results;
  const items = parseJsonAs(reportSchema, text)?.检测项 ?? [];
  return items.map((item) => ({
    group: item.类别.slice(0, 20),
    id: item.编号.slice(0, 40),
    title: item.名称,
    result: item.结果 === passed ? 'passed' : item.结果 === failed ? 'failed' : 'notRun',
    evidence: [item.依据, ...item.问题].join('；').slice(0, 2_000),
  }));
}
