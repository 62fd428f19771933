import { inviteAdministrator } from '#server/domains/identity/index.ts'
import { configSchema } from '#server/platform/config.ts'
import { openDatabase } from '#server/platform/database/database.ts'
import { administratorOrder, administratorRefusals, unreadable } from './administrator-order.ts'
import { openDataDir } from './data-dir.ts'
import { embeddedUrls } from './embedded-urls.ts'
import { ROOT } from './paths.ts'
import { serverAccount } from './postgres/account.ts'
import { StartFailure } from './postgres/failure.ts'
import { programSpecs } from './programs.ts'
import { loadSecrets } from './secrets.ts'
import { loadEnvironmentFile, readSettings } from './settings.ts'

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
  const config = needed.parse(environment())
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

/** Of a server of the operator's own its environment; of the embedded database what its programs are told. */
function environment(): Readonly<Record<string, string | undefined>> {
  const settings = readSettings(process.env)
  if (settings.given) return process.env
  const { dir } = openDataDir(settings.dir, ROOT, serverAccount())
  const secrets = loadSecrets(dir)
  const { ports, demo } = settings
  const databases = embeddedUrls(dir, secrets)
  const { PORTAL_URL } = process.env
  const given: Record<string, string> = PORTAL_URL ? { PORTAL_URL } : {}
  return programSpecs({ ports, databases, demo, secrets, given, dev: false }).portal.env
}

try {
  await main(process.argv.slice(2))
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}
