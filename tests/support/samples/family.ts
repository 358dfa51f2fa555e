/** An invented family whose child has both home and register in the district; nobody has these numbers. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const regionCode = '371102';

/** Sequence numbers 996 to 999 are kept for people past a hundred, so no child or parent has one. */
function inventIdNumber(birthDate: string, sequence: 996 | 997 | 998 | 999): string {
  const body = `${regionCode}${birthDate.replaceAll('-', '')}${sequence}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

const address = '山东省日照市东港区听澜街道望潮路88号青禾苑6号楼2单元501室';

const child = {
  name: '苏念安',
  sex: '女',
  birthDate: '2020-03-12',
  nation: '汉',
  idNumber: inventIdNumber('2020-03-12', 996),
  birthPlace: '山东省日照市东港区',
};

const father = {
  name: '苏景行',
  sex: '男',
  birthDate: '1991-06-08',
  nation: '汉',
  idNumber: inventIdNumber('1991-06-08', 997),
  relation: '父亲',
  phone: '15400009971',
  marital: '已婚',
};

const mother = {
  name: '林书禾',
  sex: '女',
  birthDate: '1992-11-23',
  nation: '汉',
  idNumber: inventIdNumber('1992-11-23', 998),
  relation: '母亲',
  phone: '15400009982',
  marital: '已婚',
};

/** The case as it should be typed, in the form of the shared sample families. */
export const inventedFamily = {
  family: 'f01',
  season: 2026,
  stage: 'primary',
  group: 'homeAndRegister',
  child,
  guardians: [father, mother],
  register: {
    number: '199700012',
    head: father.name,
    address,
    region: regionCode,
    office: '日照市公安局东港分局听澜派出所',
    issued: '2018-05-16',
    clerk: '样',
  },
  otherRegister: null,
  residence: {
    tenure: 'owned',
    address,
    areaM2: 96.4,
    residents: 3,
    areaPerResident: 32.13,
    owner: father.name,
    propertyNumber: '鲁(2018)日照市不动产权第9970012号',
    unitNumber: '371102 997001 GB99700 F00060501',
  },
  work: null,
  permit: null,
  preferential: null,
  traps: [],
};

/** The one who heads the register book and owns the home. */
export const inventedOwner = father;
