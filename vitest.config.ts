import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{packages,modules,apps,e2e}/**/*.test.{ts,tsx}', 'tools/**/*.test.mjs'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['packages/testkit/global-setup.ts'],
    // Patience, not a measure of speed: many of these start a database, a browser or a program of their own.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Two cores: more workers than that only make the database and the browser wait for each other.
    maxWorkers: 2,
  },
})
