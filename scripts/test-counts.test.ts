import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './test-counts.ts'

const vitest = (passed: number, failed: number, total: number, suites: number) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numTotalTests: total,
  numFailedTestSuites: suites,
})

test.each([
  ['all passed', vitest(9, 0, 9, 0), { passed: 9, failed: 0 }],
  ['some failed', vitest(7, 2, 9, 1), { passed: 7, failed: 2 }],
  ['a skipped test proves nothing', vitest(8, 0, 9, 0), { passed: 8, failed: 1 }],
  ['a file that cannot load', vitest(9, 0, 9, 1), { passed: 9, failed: 1 }],
])('Vitest: %s', (_, report, counts) => {
  expect(countVitest(report)).toEqual(counts)
})

const playwright = (
  expected: number,
  unexpected: number,
  flaky: number,
  skipped: number,
  errors: unknown[],
) => ({
  stats: { expected, unexpected, flaky, skipped },
  errors,
})

test.each([
  ['all passed', playwright(5, 0, 0, 0, []), { passed: 5, failed: 0 }],
  ['failed, flaky, skipped', playwright(2, 1, 1, 1, []), { passed: 2, failed: 3 }],
  ['broken before any test', playwright(0, 0, 0, 0, [{ message: 'no browser' }]), { passed: 0, failed: 1 }],
])('Playwright: %s', (_, report, counts) => {
  expect(countPlaywright(report)).toEqual(counts)
})

test('a report of another shape is refused', () => {
  expect(() => countVitest({})).toThrow()
  expect(() => countPlaywright({})).toThrow()
})
