import { z } from 'zod'

export type Counts = { readonly passed: number; readonly failed: number }

const vitestReport = z.object({
  numPassedTests: z.number(),
  numTotalTests: z.number(),
  numFailedTestSuites: z.number(),
  numFailedTests: z.number(),
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

/** Counts a Vitest report. A skipped test counts as failed: it proves nothing. A file that cannot load counts once. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numTotalTests, numFailedTests, numFailedTestSuites } = vitestReport.parse(report)
  const failed = numTotalTests - numPassedTests
  const unloadable = numFailedTests === 0 ? numFailedTestSuites : 0
  return { passed: numPassedTests, failed: Math.max(failed, unloadable) }
}

/** Counts a Playwright report. Skipped and flaky tests count as failed, errors outside tests once each. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = playwrightReport.parse(report)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length }
}
