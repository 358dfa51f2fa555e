/** The name in a station's certificate. */
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { drillWord } from '../../../shared/domain/drill';
import { programName } from '../../program-name';

export type ArchiveSigner = {
  readonly school: string;
  readonly stationCode: string;
  readonly drill: boolean;
};

/** X.520: upper bound of organisation, unit and common name, in characters. */
const mostCharacters = 64;
const cut = (text: string) => [...text].slice(0, mostCharacters).join('');

/** Country, school and station; the station of a drill says in its own name that nothing of it counts. */
export function certificateName({ school, stationCode, drill }: ArchiveSigner) {
  const unit = `${programName} ${drill ? drillWord : '归档签名'}`;
  const printable = new asn1.PrintableString({ value: 'CN' });
  const names: [string, asn1.PrintableString | asn1.Utf8String][] = [
    ['2.5.4.6', printable],
    ['2.5.4.10', new asn1.Utf8String({ value: cut(school) })],
    ['2.5.4.11', new asn1.Utf8String({ value: unit })],
    ['2.5.4.3', new asn1.Utf8String({ value: cut(`${school} ${stationCode}`) })],
  ];
  return names.map(([type, value]) => new pkijs.AttributeTypeAndValue({ type, value }));
}
