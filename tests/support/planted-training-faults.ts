/** Faults in what a policy pack asks of training, each with what the linter has to say about it. */
import type { Planted } from './planted-faults';

/** In the five-groups pack. */
export const trainingFaults: readonly Planted[] = [
  [
    'training of administrators, who record it',
    (pack) => ({
      ...pack,
      training: {
        items: [
          { code: 'T1', title: '培训', roles: ['clerk', 'admin'], validDays: 365, reason: '通知' },
        ],
      },
    }),
    { kind: 'trainingRole', path: 'training.items.0.roles.1', found: 'admin' },
  ],
  [
    'a training twice',
    (pack) => {
      const item = { code: 'T1', title: '窗口培训', validDays: 365, reason: '区教体局通知' };
      const roles = ['clerk' as const];
      pack.training = { items: [item, item].map((one) => ({ ...one, roles })) };
    },
    { kind: 'twice', path: 'training.items.1', id: 'T1' },
  ],
];
