/** English: sections of the form. */
import type * as zh from '../zh-cn/form-section-words';

export const sections: typeof zh.sections = {
  child: { title: 'Child' },
  origin: { title: 'Pupil record and origin' },
  guardian1: { title: 'First guardian' },
  guardian2: { title: 'Second guardian' },
  register: { title: 'Household register' },
  residence: { title: 'Home' },
  wish: { title: 'School asked for' },
  work: { title: 'Work and residence permit' },
  preferential: { title: 'Preferential ground' },
  special: { title: 'Special case' },
  reason: {
    title: 'Why in person',
    description: 'Enrolment is online as a rule; record why it is done at the counter',
  },
  pupil: {
    title: 'Pupil record',
    description: 'For the pupil record; never keeps a case from being submitted',
  },
};
