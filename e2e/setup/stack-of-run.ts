import type { StackUrls } from './start-portal.ts'

const NAME = 'BROWSER_TESTS_STACK'

/** Tells the workers of this run, which inherit the environment, where the stack is. */
export function handOn(urls: StackUrls): void {
  process.env[NAME] = JSON.stringify(urls)
}

/** Whether somebody named a stack that is up already, to write tests against: `BROWSER_TESTS_STACK`. */
export function isGiven(): boolean {
  return Boolean(process.env[NAME])
}

/** Where the stack of this run is. */
export function stackOfRun(): StackUrls {
  const told = process.env[NAME]
  if (!told) throw new Error('No stack was started for this run')
  return JSON.parse(told)
}
