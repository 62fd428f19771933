import pg from 'pg'

/** Passwords of the logins that the programs use; the superuser's stays with the scripts. */
export type LoginPasswords = { readonly owner: string; readonly app: string; readonly sandbox: string }

/** Owns the portal's database and migrates it. */
export const OWNER = 'dvc_owner'
/** Holds the portal's grants; nobody signs in with it. */
export const APP_ROLE = 'dvc_app'
/** What portal and services sign in with; it may only become APP_ROLE. */
export const APP_LOGIN = 'dvc_login'
/** Owns the sandbox's database and sees no other. */
export const SANDBOX_LOGIN = 'dvc_sandbox'

/** Makes roles and databases that are missing and sets the logins' passwords. Safe to repeat. */
export async function prepareDatabases(
  adminUrl: string,
  passwords: LoginPasswords,
  databases: readonly { readonly name: string; readonly owner: string }[],
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await prepareRoles(client, passwords)
    for (const { name, owner } of databases) await prepareDatabase(client, name, owner)
  } finally {
    await client.end()
  }
}

async function prepareRoles(client: pg.Client, passwords: LoginPasswords): Promise<void> {
  await ensureRole(client, OWNER, `LOGIN CREATEROLE PASSWORD ${client.escapeLiteral(passwords.owner)}`)
  await ensureRole(client, APP_ROLE, 'NOLOGIN')
  await ensureRole(client, APP_LOGIN, `LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(passwords.app)}`)
  await ensureRole(client, SANDBOX_LOGIN, `LOGIN PASSWORD ${client.escapeLiteral(passwords.sandbox)}`)
  await client.query(`GRANT ${APP_ROLE} TO ${APP_LOGIN}`)
  await client.query(`GRANT ${APP_ROLE} TO ${OWNER} WITH ADMIN OPTION`)
}

async function ensureRole(client: pg.Client, name: string, attributes: string): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
  await client.query(`${known.rowCount ? 'ALTER' : 'CREATE'} ROLE ${name} ${attributes}`)
}

async function prepareDatabase(client: pg.Client, name: string, owner: string): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (known.rowCount) return
  const database = client.escapeIdentifier(name)
  await client.query(`CREATE DATABASE ${database} OWNER ${owner}`)
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`)
  if (owner === OWNER)
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${APP_LOGIN}, ${APP_ROLE}`)
}

/** Addresses of a prepared database. The app's sessions take on APP_ROLE as they open. */
export function databaseUrl(
  adminUrl: string,
  login: { readonly name: string; readonly password: string },
  database: string,
): string {
  const url = new URL(adminUrl)
  url.username = login.name
  url.password = encodeURIComponent(login.password)
  url.pathname = `/${database}`
  if (login.name === APP_LOGIN) url.searchParams.set('options', `-c role=${APP_ROLE}`)
  return url.toString()
}
