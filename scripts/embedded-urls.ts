import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseUrls } from './database-part.ts'
import { APP_LOGIN, databaseUrl, OWNER } from './postgres/databases.ts'
import { StartFailure } from './postgres/failure.ts'
import type { Secrets } from './secrets.ts'

/**
 * Where the embedded database of a running start is.
 * @throws StartFailure when nothing runs on this data folder
 */
export function embeddedUrls(dir: string, { passwords }: Secrets): DatabaseUrls {
  const file = join(dir, 'postgres-port')
  if (!existsSync(file))
    throw new StartFailure(`The database on ${dir} has no port yet. Try again in a moment.`)
  const server = `postgresql://127.0.0.1:${readFileSync(file, 'utf8')}`
  return {
    app: databaseUrl(server, { name: APP_LOGIN, password: passwords.app }, 'portal'),
    owner: databaseUrl(server, { name: OWNER, password: passwords.owner }, 'portal'),
    sandbox: null,
  }
}
