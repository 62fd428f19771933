import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('a form that takes money says, when something broke, that it may have been taken', () => {
  const taking = /payments\.(submitOtp|debitAccount)\(/
  const actions = globSync('app/**/*.ts').filter((file) => taking.test(readFileSync(file, 'utf8')))
  expect(actions.length).toBeGreaterThan(1)
  for (const file of actions) expect(readFileSync(file, 'utf8'), file).toMatch(/payingFormOrProblem\(/)
})
