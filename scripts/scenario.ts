import { scenarios } from '#prisma/seed/scenarios/index.ts'
import { StartFailure } from './postgres/failure.ts'
import { runCommand } from './run-command.ts'
import { environmentOf, runningStack } from './running-stack.ts'
import { seed } from './seed.ts'
import { loadEnvironmentFile } from './settings.ts'

/** Brings the running demo to a named state: `npm run scenario <name>`; without a name it lists what there is. */
async function main(name: string | undefined): Promise<void> {
  if (name === undefined) {
    console.log(list())
    return
  }
  if (!Object.hasOwn(scenarios, name)) throw new StartFailure(`There is no scenario "${name}".\n${list()}`)
  loadEnvironmentFile()
  const stack = runningStack(process.env)
  if (!stack.demo)
    throw new StartFailure(
      'Scenarios are for a demo only; the portal that runs here was started without DEMO.',
    )
  const { programs, owner } = environmentOf(stack, process.env)
  process.stdout.write(await seed(name, owner, programs))
}

function list(): string {
  const lines = Object.entries(scenarios).map(([name, { shows }]) => `  ${name.padEnd(18)} ${shows}`)
  return [
    'npm run scenario <name> brings the running demo to a state and prints how to go on:',
    ...lines,
  ].join('\n')
}

await runCommand(() => main(process.argv[2]))
