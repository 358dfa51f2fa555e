/** Which pictures of a folder are whose, and of which paper: said by the names that people gave folders and files. */
import { foldName } from '../domain/name-agreement';
import type { Requirement } from '../domain/requirement';
import { extraRole } from '../domain/requirement';
import { fieldText } from '../domain/form';
import { byName } from '../text/by-name';
import type { BatchRow } from './batch-rows';

/** A file below the chosen folder. */
export type FoundPicture = {
  /** From the folder down, with `/` between. */
  readonly path: string;
  readonly bytes: number;
};

/** Where a picture goes; without it, it waits in the case's tray until a person says. */
export type PicturePlace = {
  readonly requirementId: string;
  readonly kind: string;
  readonly role: string;
};

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s_·.、,，()（）-]/g, '')
    .toLowerCase();

/** Pictures by the line they belong to; what fits no row, or more than one, is nobody's. */
export function picturesByRow(
  pictures: readonly FoundPicture[],
  rows: readonly BatchRow[],
): {
  readonly ofRow: ReadonlyMap<number, readonly FoundPicture[]>;
  readonly nobodys: readonly FoundPicture[];
} {
  const byFolder = new Map<string, number[]>();
  const byNumber = new Map<string, number[]>();
  const byChild = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, line: number) => {
    if (key !== '') map.set(key, [...(map.get(key) ?? []), line]);
  };
  // What is named after a child that stands there twice belongs to the first of its rows.
  for (const row of rows.filter(({ sameAs }) => sameAs === undefined)) {
    put(byFolder, bare(row.folder.replaceAll('\\', '/')), row.line);
    put(byNumber, fieldText(row.form, 'child.idNumber').toLowerCase(), row.line);
    put(byChild, bare(foldName(fieldText(row.form, 'child.name'))), row.line);
  }
  const ofRow = new Map<number, FoundPicture[]>();
  const nobodys: FoundPicture[] = [];
  const known = new Map<string, number | undefined>();
  for (const picture of pictures.toSorted((a, b) => byName.compare(a.path, b.path))) {
    const line = lineOf(picture.path);
    if (line === undefined) nobodys.push(picture);
    else ofRow.set(line, [...(ofRow.get(line) ?? []), picture]);
  }
  return { ofRow, nobodys };

  function lineOf(path: string): number | undefined {
    const parts = path.split('/');
    // A family's folder says more than the names of its files, which may be those of others.
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const part = parts.slice(0, depth).join('/');
      const own = depth === parts.length ? part.replace(/\.[^.]*$/, '') : part;
      const found = known.has(own) ? known.get(own) : lineNamedBy(own);
      known.set(own, found);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The one row that this folder or file is named after. */
  function lineNamedBy(part: string): number | undefined {
    const only = (lines: readonly number[] | undefined) =>
      lines?.length === 1 ? lines[0] : undefined;
    const last = part.split('/').at(-1) ?? '';
    const listed = only(byFolder.get(bare(part))) ?? only(byFolder.get(bare(last)));
    if (listed !== undefined) return listed;
    const numbers =
      last
        .normalize('NFKC')
        .toLowerCase()
        .match(/\d{17}[\dx]/g) ?? [];
    const numbered = new Set(numbers.flatMap((one) => byNumber.get(one) ?? []));
    if (numbered.size === 1) return [...numbered][0];
    const exact = only(byChild.get(bare(foldName(last))));
    if (exact !== undefined) return exact;
    const words = last
      .normalize('NFKC')
      .split(/[\s_()（）.、,，+-]+/)
      .map((word) => bare(foldName(word.replace(/^\d+|\d+$/g, ''))));
    const named = new Set(words.flatMap((word) => byChild.get(word) ?? []));
    return named.size === 1 ? [...named][0] : undefined;
  }
}

/** Other names of papers, as people write them on files. */
const paperWords: Readonly<Record<string, readonly string[]>> = {
  hukou: ['户口簿', '户口本', '户口'],
  property: ['不动产权证', '不动产证', '房产证', '房本', '产权证'],
  purchaseContract: ['购房合同', '网签合同', '买卖合同'],
  publicRental: ['公租房合同', '公共租赁'],
  resettlement: ['拆迁协议', '安置合同', '拆迁补偿', '安置协议'],
  soleResidence: ['唯一住宅', '唯一住房'],
  noHome: ['无房证明'],
  residencePermit: ['居住证'],
  rent: ['租房合同', '租赁合同'],
  insurance: ['社保', '社会保险'],
  labourContract: ['劳动合同'],
  businessLicence: ['营业执照'],
  preferentialProof: ['优抚', '军人证', '烈士证'],
  marriage: ['结婚证'],
  birth: ['出生医学证明', '出生证明', '出生证'],
  courtDecision: ['判决书', '裁定书'],
  adoption: ['收养登记证', '收养证'],
  studentRecord: ['学籍证明'],
  recordCard: ['学籍卡'],
  mandate: ['授权委托书', '委托书', '授权书', '代办授权'],
};
const roleWords: Readonly<Record<string, readonly string[]>> = {
  cover: ['首页', '封面', '户主首页'],
  head: ['户主页', '户主'],
  child: ['本人页', '学生页', '孩子页', '本人', '孩子'],
  inner: ['内页', '内容页'],
  first: ['首页', '第一页', '正面'],
  signature: ['签章页', '签字页', '盖章页', '签名页'],
  front: ['正面', '人像面'],
  signed: ['签名页', '签字页'],
  agentPaper: ['代办人身份证', '代办人证件', '受托人身份证'],
};

/** Where the pictures of one family go by their names, in the order of the names; each expected page is given once. */
export function placesOf(
  pictures: readonly Pick<FoundPicture, 'path'>[],
  requirements: readonly Requirement[],
): readonly (PicturePlace | undefined)[] {
  const given = new Set<string>();
  /** The paper a family brings of several that would do is the one its first picture shows. */
  const brought = new Map<string, string>();
  return pictures.map(({ path }) => {
    const name = bare(path.replace(/\.[^.]*$/, ''));
    const found = optionNamedIn(name, requirements, brought);
    if (found === undefined) return undefined;
    const { requirement, option } = found;
    brought.set(requirement.id, option.kind);
    const isFree = (role: string) => !given.has(`${requirement.id}/${role}`);
    const rest = name.slice(found.at + found.length);
    const said = option.pages
      .map((page) => ({
        page,
        length:
          longest([page.title.replace(/（.*）/, ''), ...(roleWords[page.role] ?? [])], rest)
            ?.length ?? 0,
      }))
      .filter(({ length }) => length > 0)
      .toSorted((a, b) => b.length - a.length)
      .find(({ page }) => isFree(page.role));
    const role =
      said?.page.role ?? option.pages.find((page) => isFree(page.role))?.role ?? extraRole;
    given.add(`${requirement.id}/${role}`);
    return { requirementId: requirement.id, kind: option.kind, role };
  });
}

function optionNamedIn(
  name: string,
  requirements: readonly Requirement[],
  brought: ReadonlyMap<string, string>,
) {
  const all = requirements.flatMap((requirement) =>
    requirement.options.flatMap((option) => {
      const own = longest(
        [option.title, requirement.title, ...(paperWords[option.kind] ?? [])],
        name,
      );
      return own === undefined ? [] : [{ requirement, option, ...own }];
    }),
  );
  // The longest name says most; of one requirement the paper that was brought before goes first.
  return all.toSorted(
    (a, b) =>
      b.length - a.length ||
      Number(brought.get(b.requirement.id) === b.option.kind) -
        Number(brought.get(a.requirement.id) === a.option.kind),
  )[0];
}

/** The longest of the words that the name holds, with its place. */
function longest(
  words: readonly string[],
  name: string,
): { readonly at: number; readonly length: number } | undefined {
  let best: { readonly at: number; readonly length: number } | undefined;
  for (const word of words.map(bare)) {
    const at = word.length < 2 ? -1 : name.lastIndexOf(word);
    if (at >= 0 && word.length > (best?.length ?? 0)) best = { at, length: word.length };
  }
  return best;
}
