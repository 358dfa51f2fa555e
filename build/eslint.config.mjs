/** The few lint rules that hold the house; each message says where the reason stands. */
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { strictDurability } from './lint/strict-durability.mjs';

const root = new URL('..', import.meta.url).pathname;
const hidden = 'Hidden input: take time and randomness as values or ports (README, habits).';
const noHiddenInputs = {
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: hidden },
    { object: 'Math', property: 'random', message: hidden },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: hidden },
  ],
};

const maxLines = ['error', { max: 300, skipBlankLines: true, skipComments: true }];

const door = (name, file) => ({
  group: ['electron'],
  importNames: [name],
  message: `${name} is used in ${file} only: there calls are checked (README, habits).`,
});

export default tseslint.config(
  { ignores: ['dist/**', 'release/**', 'node_modules/**', '.runtime/**', '.cache/**', 'out/**'] },
  {
    files: ['{shared,electron,renderer,platform,tests}/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['shared', 'electron', 'renderer', 'platform', 'tests'].map(
          (room) => `${root}${room}/tsconfig.json`,
        ),
        tsconfigRootDir: root,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/require-await': 'off',
      'max-lines': maxLines,
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-console': 'error',
    },
  },
  {
    files: ['build/**/*.{mjs,cjs}'],
    rules: {
      'max-lines': maxLines,
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['shared/**/*.ts'], rules: noHiddenInputs },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/ipc.ts', 'electron/preload.ts', 'electron/family-preload.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            door('ipcMain', 'electron/ipc.ts'),
            door('ipcRenderer', 'electron/preload.ts'),
          ],
        },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
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
  {
    files: ['tests/**/*.{ts,tsx}', 'platform/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**/*.config.ts', 'tests/**/*-reporter.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
