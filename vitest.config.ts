import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const long = 'src/**/*.long.test.ts';
const oracle = 'src/testing/oracle/**/*.test.ts';
const guest = 'src/testing/oracle/guest*.test.ts';

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'node',
    setupFiles: ['src/testing/property-seed.ts'],
    // vitest empties style sheets, even ?raw ones; the standalone SVG carries this one inside
    css: { include: [/render\/picture\.css/] },
    // scripts/test.mjs is the one that refuses a suite without tests
    passWithNoTests: true,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['**/*.test.{ts,tsx}', 'src/testing/**'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          exclude: [oracle, long],
          // Nothing here changes what the files share, so that what they import is loaded once and not for each.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        // real virsh processes: slower, and not all at once
        test: {
          name: 'oracle',
          include: [oracle],
          exclude: [guest, long],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        // real QEMU processes, one after the other
        test: {
          name: 'guest',
          include: [guest],
          exclude: [long],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'long', include: [long], testTimeout: 1_800_000, hookTimeout: 300_000 },
      },
    ],
  },
});
