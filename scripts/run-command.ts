import { StartFailure } from './postgres/failure.ts'
import { CommandFailure } from './run.ts'

/** Runs a command of a person; what is not usable is said in one line, without a stack. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (cause) {
    if (!(cause instanceof StartFailure || cause instanceof CommandFailure)) throw cause
    console.error(cause.message)
    process.exitCode = 1
  }
}
