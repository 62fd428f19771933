import { defineConfig } from 'vitest/config'

const elsewhere = ['**/node_modules/**', '.next/**', '.data/**', 'e2e/**']

export default defineConfig({
  test: {
    // The tests wait for the database as often as for the machine: one core need not stay free.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...elsewhere, '**/*.db.test.ts'],
          // A machine under load is slow, not wrong.
          testTimeout: 30_000,
          // Nothing here keeps a state between files, and loading every module anew costs half of the time.
          isolate: false,
        },
      },
      {
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude: elsewhere,
          globalSetup: './tests/setup/database-server.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
