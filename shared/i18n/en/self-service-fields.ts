/** English: how a family is asked for each field, where to copy it from, and an example. */
import type { familyAsks as zh } from '../zh-cn/self-service-fields';

const idHow =
  'Copy it from the document, digit by digit. Example: 110105201903071234; the last may be the letter X';
const phoneHow = 'A number that is answered. Example: 13800138000';
const relationHow = 'For the father choose Father, for the mother Mother';
const authorityHow =
  'Only for somebody who is not a parent. Example: by court judgment, appointed by the civil affairs office';

export const familyAsks: typeof zh = {
  'child.name': {
    ask: "What is the child's name?",
    how: 'Exactly as in the household register',
  },
  'child.idType': {
    ask: 'Which identity document does the child have?',
    how: 'With a household register choose the resident identity card, even without the card itself',
  },
  'child.idNumber': { ask: "The child's document number", how: idHow },
  'child.sex': { ask: 'Is the child a boy or a girl?' },
  'child.birthDate': {
    ask: 'When was the child born?',
    how: 'Year, month, day as 8 digits. Example: 20190307',
  },
  'child.nation': {
    ask: 'Which ethnic group does the child belong to?',
    how: 'As in the household register. Example: Han',
  },
  'child.birthPlace': { ask: 'Where was the child born?', optional: true },
  'origin.reach': {
    ask: 'Where does the child come from?',
    how: 'If the former school is in this province, choose within the province',
  },
  'origin.region': { ask: 'Where was the former school?', how: 'Down to the county or district' },
  'origin.school': { ask: 'What is the former school called?', how: 'Its full name' },
  'origin.schoolCode': { ask: 'Code of the former school', optional: true },
  'origin.studentNumber': {
    ask: "The child's national pupil number",
    how: 'Ask the former teacher. Mostly G and the identity number',
  },
  'origin.recordRegion': {
    ask: 'Where is the pupil record kept?',
    how: 'Mostly where the former school is',
  },
  'origin.registerState': { ask: "Is the child's household registered?" },
  'origin.stage': { ask: 'Primary or junior middle school now?' },
  'origin.grade': { ask: 'Which grade now?', how: 'Example: grade 3' },
  'origin.studyState': {
    ask: 'How does the child study now?',
    how: 'Going to school as usual: choose Studying',
  },
  'origin.problemRecord': {
    ask: 'Is anything wrong with the pupil record?',
    how: 'If you do not know, choose None; the staff will check. From abroad and without a record: choose Has no record',
  },
  'origin.targetGrade': { ask: 'Which grade should it be here?', how: 'Example: grade 3' },
  'origin.reason': { ask: 'Why does the child change school?', optional: true },
  'family.singleParent': {
    ask: 'Is it a single-parent family?',
    how: 'If so, only one parent is asked for',
  },
  'guardian1.name': { ask: 'Name of the parent', how: 'As on the identity card' },
  'guardian1.relation': { ask: 'How is this person related to the child?', how: relationHow },
  'guardian1.authority': { ask: 'On what ground are they the guardian?', how: authorityHow },
  'guardian1.idType': { ask: 'Which identity document does the parent have?' },
  'guardian1.idNumber': { ask: "The parent's document number", how: idHow },
  'guardian1.phone': { ask: "The parent's mobile number", how: phoneHow },
  'guardian2.name': { ask: 'Name of the other parent', how: 'As on the identity card' },
  'guardian2.relation': { ask: 'How is this person related to the child?', how: relationHow },
  'guardian2.authority': { ask: 'On what ground are they the guardian?', how: authorityHow },
  'guardian2.idType': { ask: 'Which identity document does this parent have?' },
  'guardian2.idNumber': { ask: "This parent's document number", how: idHow },
  'guardian2.phone': {
    ask: "This parent's mobile number",
    optional: true,
    how: phoneHow,
  },
  'register.number': {
    ask: 'Number of the household register',
    how: 'At the top right of its first page. Example: 320500123',
  },
  'register.head': {
    ask: 'Who is the head of the household?',
    how: 'The name on the first page of the household register',
  },
  'register.address': {
    ask: 'Address in the household register',
    how: 'Copy the whole of it from the first page',
  },
  'register.memberNumber': {
    ask: "Register number on the child's own page",
    optional: true,
  },
  'register.childRelation': {
    ask: 'What is the child to the head of the household?',
    how: "See the child's own page",
  },
  'register.since': {
    ask: 'Since when is the child in this register?',
    optional: true,
    how: 'Example: 20190401',
  },
  'register.differentBooks': {
    ask: 'Are the parents in different household registers?',
    how: 'If they are not in the same book, choose Yes',
  },
  'register.otherNumber': { ask: 'Number of the other register', optional: true },
  'register.otherHead': { ask: 'Head of the other household', optional: true },
  'residence.tenure': {
    ask: 'What kind of home do you live in?',
    how: 'Bought: choose Owned. Rented: choose Rented',
  },
  'residence.address': { ask: 'Where do you live now?', how: 'Down to the number of the door' },
  'residence.paperAddress': {
    ask: 'Address on the title or the lease',
    optional: true,
    how: 'Copy it from the paper',
  },
  'residence.areaM2': {
    ask: 'How many square metres is the home?',
    how: 'The figure on the title or the lease. Example: 89.5',
  },
  'residence.residents': {
    ask: 'How many people live there?',
    how: 'Count the child too. Example: 4',
  },
  'residence.propertyNumber': {
    ask: 'Number of the title certificate',
    optional: true,
    how: 'Copy it from the certificate',
  },
  'residence.owner': { ask: 'Whose home is it?', optional: true, how: 'The name on the title' },
  'residence.ownerRelation': {
    ask: 'What is the owner to the child?',
    optional: true,
  },
  'residence.since': {
    ask: 'Since when is the home yours?',
    optional: true,
    how: 'Example: 20200801',
  },
  'residence.until': {
    ask: 'Until when is it rented?',
    optional: true,
    how: 'Example: 20270801',
  },
  'wish.school': {
    ask: 'Which school would you like?',
    optional: true,
    how: 'The staff will tell you',
  },
  'wish.schoolCode': { ask: 'Code of the school', optional: true },
  'work.person': { ask: 'Which parent works here?', optional: true },
  'work.kind': {
    ask: 'What kind of work is it?',
    how: 'Working for an employer, or running a shop of your own',
  },
  'work.employer': { ask: 'Name of the employer or the shop', optional: true },
  'work.insuranceMonths': {
    ask: 'How many months of social insurance in all?',
    optional: true,
    how: '0 where there is none. Example: 24',
  },
  'work.permitNumber': {
    ask: 'Number of the residence permit',
    optional: true,
    how: 'Copy it from the permit',
  },
  'work.permitFrom': {
    ask: 'From when is the residence permit valid?',
    optional: true,
    how: 'Example: 20240101',
  },
  'work.permitUntil': {
    ask: 'Until when is the residence permit valid?',
    optional: true,
    how: 'Example: 20270101',
  },
  'preferential.ground': {
    ask: 'Which kind of preferential family is it?',
    how: 'See the certificate that you brought',
  },
  'preferential.person': { ask: 'Whose name is on the certificate?', optional: true },
  'preferential.number': { ask: 'Number of the certificate', optional: true },
};
