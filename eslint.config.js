import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', '**/*.test.tsx', 'src/testing/**', 'e2e/**'];

export default defineConfig(
  globalIgnores([
    'dist',
    'dist-cli',
    'dist-single',
    'coverage',
    'test-results',
    'playwright-report',
    'src/examples/texts',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },

  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        // in this order: a file of core is judged without the DOM
        project: ['./src/core/tsconfig.json', './tsconfig.app.json', './tsconfig.node.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // asks for the `!` that the rule above forbids
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // protects methods of classes taken apart; the house has plain data and functions
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings instead of an enum.' },
      ],
    },
  },

  {
    files: ['src/**/*.tsx', 'src/page/**/*.ts'],
    extends: [reactHooks.configs.flat.recommended],
  },

  {
    name: 'pinscope/core-is-pure',
    files: ['src/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'Intl'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'core is pure' },
        { property: 'localeCompare', message: 'core knows no locale' },
        { property: 'toLocaleString', message: 'core knows no locale' },
      ],
    },
  },

  {
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      'no-empty-pattern': 'off',
    },
  },

  {
    files: ['src/cli/**', 'scripts/**', 'src/testing/**', '*.config.ts', '*.config.js'],
    rules: { 'no-console': 'off' },
  },

  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'URLSearchParams',
          'fetch',
          'performance',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'structuredClone',
          'TextEncoder',
          'TextDecoder',
          'AbortController',
          'AbortSignal',
          'Worker',
          // inside page.evaluate()
          'window',
          'document',
          'location',
          'navigator',
          'getComputedStyle',
          'requestAnimationFrame',
          'MessageChannel',
          'PerformanceObserver',
          'Event',
          'HTMLElement',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
