/** What contracts and letters say in sentences rather than in cells. */
import type { PaperPart, PaperPerson, PersonPart } from './paper-labels';

export type PaperSentence = {
  /** With the flag `d` and a group `value`. */
  readonly pattern: RegExp;
  readonly person?: PaperPerson;
  readonly part: PersonPart | PaperPart;
};

const of = (person: PaperPerson, part: PersonPart, pattern: RegExp): PaperSentence => ({
  pattern,
  person,
  part,
});
const tells = (part: PaperPart, pattern: RegExp): PaperSentence => ({ pattern, part });

/** A citizen number as it may be misread, also over the end of a line. */
const number = '(?<value>(?:[0-9OQDIlLZSBXx]\\n?){17}[0-9OQDIlLZSBXx])';
const called = '[:：_\\s]*';
const byNumber = `(?:公民)?身份证?(?:件)?(?:号码|号)${called}${number}`;
const day = '\\d{4}\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日';
const person = '(?<value>[\\p{Script=Han}·.•〓]{2,15}?)';

const contract: readonly PaperSentence[] = [
  of(
    'tenant',
    'name',
    new RegExp(
      `承租(?:方|人)(?:[(（][^)）\\n]{0,6}[)）])?[:：_]+\\s?${person}(?=[(（,，。;；_\\n]|身份证|证件)`,
      'du',
    ),
  ),
  of('tenant', 'idNumber', new RegExp(`承租(?:方|人)[^出]{0,60}?${byNumber}`, 'du')),
  tells(
    'propertyAddress',
    /(?:坐落|座落|位于|房屋地址)(?:于|在|为)?[:：_\s]*(?<value>[^,，。;；:：]{6,90}?)(?=_*(?:的?房屋|的房产|的住房|出租)|[,，。;；])/du,
  ),
  tells('area', /(?:建筑|房屋|租赁)面积(?:为|共|约)?[:：_\s]*(?<value>\d{1,4}(?:[.．]\d{1,2})?)/du),
  tells('leaseFrom', new RegExp(`(?:租赁期|租期|期限)[^。]{0,16}?(?<value>${day})`, 'du')),
  tells(
    'leaseUntil',
    new RegExp(`(?:租赁期|租期|期限)[^。]{0,16}?${day}\\s?起?\\s?至\\s?(?<value>${day})`, 'du'),
  ),
];

/** The number that heads a property right certificate, such as 鲁（2021）日照市不动产权第0000001号. */
const certificate = tells(
  'propertyNumber',
  /(?<value>\p{Script=Han}[(（\[〔]\d{4}[)）\]〕][\p{Script=Han}〓]{2,16}?不动产权第[0-9O]{5,10}号)/du,
);

const byPaper = new Map<string, readonly PaperSentence[]>(
  Object.entries({
    rent: contract,
    publicRental: contract,
    property: [certificate],
    preferentialProof: [
      of('honoured', 'name', new RegExp(`证明[:：]?\\s?${person}(?=[(（,，\\n])`, 'du')),
      of('honoured', 'idNumber', new RegExp(`证明[^其]{0,40}?${byNumber}`, 'du')),
      of('child', 'name', new RegExp(`其子女?[:：]?\\s?${person}(?=[(（,，\\n])`, 'du')),
      of('child', 'idNumber', new RegExp(`其子[\\s\\S]{0,40}?${byNumber}`, 'du')),
      tells(
        'ground',
        /(?:类别|身份)(?:为|是)[:：]?\s?(?<value>\p{Script=Han}{2,20}?)(?=[。,，;；\n])/du,
      ),
      tells(
        'proofNumber',
        /(?<value>\p{Script=Han}{1,10}[(（[〔【]\d{4}[)）\]〕】]\s?第?\d{1,8}号)/du,
      ),
    ],
  }),
);

/** The sentences of a paper by its `paperName`. */
export function sentencesOfPaper(paper: string): readonly PaperSentence[] {
  return byPaper.get(paper) ?? [];
}
