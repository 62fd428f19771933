import type { InviteRefusal } from '#server/domains/identity/contract.ts'
import { inviteStaff } from '#server/domains/identity/index.ts'
import { configSchema } from '#server/platform/config.ts'
import { openDatabase } from '#server/platform/database/database.ts'
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
  TENANT: true,
  OTHER_BANKS: true,
})

const refusals: Partial<Record<InviteRefusal['code'], string>> = {
  EMAIL_EMPTY: 'Name an e-mail: npm run invite-administrator -- somebody@province.gov.vn',
  EMAIL_FORM: 'This is no e-mail address.',
  EMAIL_TAKEN: 'This e-mail has an account already.',
}

/**
 * Invites an administrator, the first or another: `npm run invite-administrator -- <email>`. Whoever may run commands
 * on the server may do it; the address is printed once and stored nowhere.
 */
async function main(email: string): Promise<void> {
  loadEnvironmentFile()
  const config = needed.parse(environment())
  const database = openDatabase(config.DATABASE_URL, 1, (error) => console.error(error.message))
  try {
    const order = { email, role: 'ADMINISTRATOR', agencyId: '', bank: '', branch: '', now: new Date() }
    const invited = await inviteStaff({ database, config }, { ...order, by: { kind: 'COMMAND', id: null } })
    if (!invited.ok) throw new StartFailure(refusals[invited.error.code] ?? invited.error.code)
    const { token, expiresAt } = invited.value
    console.log(`For ${invited.value.email}, once, until ${expiresAt.toISOString()}:`)
    console.log(new URL(`/staff/invitation/${token}`, config.PORTAL_URL).href)
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
  await main(process.argv[2] ?? '')
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}
