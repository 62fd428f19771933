import { build } from '#scripts/build.ts'
import { generate } from '#scripts/generate.ts'

import { handOn, isGiven } from './stack-of-run.ts'
import { startPortal } from './start-portal.ts'

/** One stack for all journeys of a run; what is returned takes it down again. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (isGiven()) return async () => undefined
  await generate()
  await build()
  const stack = await startPortal()
  handOn(stack.urls)
  return stack.stop
}
