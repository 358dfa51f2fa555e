/** Who may make which call about the people of a station, read from domain.md and not from the program. */
const counter = ['clerk', 'agent', 'admin'];
const all = [...counter, 'reviewer', 'auditor'];

export const callersAboutPeople: { readonly [call: string]: readonly string[] } = {
  'operators.colleagues': counter,
  'operators.list': ['admin'],
  'operators.add': ['admin'],
  'operators.change': ['admin'],
  'operators.disable': ['admin'],
  'operators.resetPassphrase': ['admin'],
  'operators.protection': all,
  'operators.changeOwnPassphrase': all,
  'selfService.begin': counter,
  'selfService.cover': counter,
  'selfService.takeOver': counter,
  'training.list': ['admin'],
  'training.own': all,
  'training.record': ['admin'],
  'training.withdraw': ['admin'],
};
