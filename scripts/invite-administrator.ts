import { inviteAdministrator } from '#server/domains/identity/index.ts'
import { configSchema } from '#server/platform/config.ts'
import { openDatabase } from '#server/platform/database/database.ts'
import { administratorOrder, administratorRefusals, unreadable } from './administrator-order.ts'
import { outsideDatabase } from './outside-database.ts'
import { StartFailure } from './postgres/failure.ts'
import { runCommand } from './run-command.ts'
import { environmentOf, runningStack } from './running-stack.ts'
import { loadEnvironmentFile } from './settings.ts'

const needed = configSchema.pick({
  DATABASE_URL: true,
  PORTAL_URL: true,
  COLUMN_KEY: true,
  LOOKUP_KEY: true,
  TENANT: true,
  OTHER_BANKS: true,
})

/**
 * Invites one of the first two administrators, or one in the place of another who is lost: the link goes to the address, and is
 * printed where it is asked for. Whoever may run commands on the server may do it.
 */
async function main(args: readonly string[]): Promise<void> {
  const typed = administratorOrder(args)
  if (typed === null) throw new StartFailure(unreadable)
  loadEnvironmentFile()
  const config = readNeeded(await environment())
  const database = openDatabase(config.DATABASE_URL, 1, (error) => console.error(error.message))
  try {
    const invited = await inviteAdministrator({ database, config }, { ...typed, now: new Date() })
    if (!invited.ok) throw new StartFailure(administratorRefusals[invited.error.code])
    const { email, link, replaced, expiresAt } = invited.value
    if (replaced !== null) console.log(`${replaced} is kept out from now on.`)
    console.log(`An invitation goes to ${email} by e-mail. It works once, until ${expiresAt.toISOString()}.`)
    if (link !== null) console.log(link)
  } finally {
    await database.close()
  }
}

/** Of a server of the operator's own its environment; else what the programs of the stack that runs here were told. */
async function environment(): Promise<Readonly<Record<string, string | undefined>>> {
  const { DATABASE_URL } = process.env
  if (!DATABASE_URL) return environmentOf(runningStack(process.env), process.env).programs
  await outsideDatabase({ app: DATABASE_URL, owner: undefined, sandbox: undefined, demo: false })
  return process.env
}

function readNeeded(env: Readonly<Record<string, string | undefined>>) {
  const read = needed.safeParse(env)
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) =>
    env[String(path[0])] ? `${path.join('.')} ${message}` : `${path.join('.')} is not set`,
  )
  throw new StartFailure(`${faults.join('; ')}. See .env.example.`)
}

await runCommand(() => main(process.argv.slice(2)))
