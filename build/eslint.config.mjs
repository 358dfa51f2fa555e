/** What may not be written, where only the shape of the code says so; every other rule stands in .oxlintrc.json. */
import parser from '@typescript-eslint/parser';
import { strictDurability } from './lint/strict-durability.mjs';

const hidden = 'Hidden input: take time and randomness as values or ports (README, habits).';

export default [
  { ignores: ['dist/**', 'release/**', 'node_modules/**', '.runtime/**', '.cache/**', 'out/**'] },
  {
    files: ['{shared,renderer}/**/*.{ts,tsx}'],
    languageOptions: { parser },
    // Which rules are asked to keep quiet, and whether they would have spoken, is known to the other linter.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: hidden },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...strictDurability,
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'No raw markup: names come from outside.',
        },
      ],
    },
  },
];
