import { defineConfig } from '@playwright/test'
import { browserLaunch } from './tests/setup/browser.ts'

/** Journeys in a real browser, against a whole stack of their own. Nothing is tried twice. */
export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  globalSetup: './e2e/setup/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 180_000,
  // A machine may have other work: patience costs nothing where the page is quick.
  expect: { timeout: 30_000 },
  reporter: 'line',
  use: {
    browserName: 'chromium',
    launchOptions: await browserLaunch(),
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: 'light',
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'phone', use: { viewport: { width: 360, height: 740 } } },
    {
      name: 'desktop',
      testMatch: '**/pay-by-card.spec.ts',
      use: { viewport: { width: 1280, height: 900 } },
    },
  ],
})
