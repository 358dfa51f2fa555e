/** The departments' data behind one interface: 公安, 自然资源, 住建, 人社, 市场监管, 民政, 卫健, 教育. */
import type { Form } from '../../shared/domain/form';
import type { VerificationAnswer } from '../../shared/domain/verification';
import type { VerifiedFact } from '../../shared/domain/verified-fact';

/** Who answers for a fact (Shandong seed: eleven data items and the departments that hold them). */
export const departmentOf: { readonly [F in VerifiedFact]: string } = {
  identity: '公安机关',
  register: '公安机关',
  property: '自然资源和规划部门',
  purchaseContract: '住房和城乡建设部门',
  rentalRecord: '住房和城乡建设部门',
  residencePermit: '公安机关',
  insurance: '人力资源和社会保障部门',
  business: '市场监督管理部门',
  marriage: '民政部门',
  birth: '卫生健康部门',
  studentRecord: '教育行政部门（全国学籍系统）',
};

/** What a department found: nothing of a person it does not know, and per field what it holds otherwise. */
export type Found = Pick<VerificationAnswer, 'fields'> & {
  readonly verdict: 'match' | 'mismatch' | 'noSuchPerson';
};

/** Departments answer in seconds or not at all; a failure is thrown. */
export type Departments = {
  readonly look: (fact: VerifiedFact, asked: Form) => Promise<Found>;
};
