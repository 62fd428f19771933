import { execFileSync, spawnSync } from 'node:child_process'
import { StartFailure } from './failure.ts'

/** The system account that PostgreSQL runs as when this process is root; PostgreSQL refuses to run as root. */
export type Account = { readonly uid: number; readonly gid: number }

const ACCOUNT_NAME = 'postgres'

/** The account to run PostgreSQL as, made when it is missing; null where this process itself is no root. */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  return findAccount() ?? makeAccount()
}

/** Whether the account can read and enter a folder, which all folders above it decide too. */
export function canEnter(folder: string, account: Account | null): boolean {
  return asAccount(account, 'test', ['-r', folder, '-a', '-x', folder])
}

/** Whether the account can run a program where it lies. */
export function canRun(program: string, account: Account | null): boolean {
  return asAccount(account, program, ['--version'])
}

function asAccount(account: Account | null, program: string, args: readonly string[]): boolean {
  const { status, error } = spawnSync(program, args, { ...(account ?? {}), cwd: '/', stdio: 'ignore' })
  return error === undefined && status === 0
}

function findAccount(): Account | null {
  const uid = idOf('-u')
  const gid = idOf('-g')
  return uid === null || gid === null ? null : { uid, gid }
}

function idOf(flag: '-u' | '-g'): number | null {
  const { status, stdout } = spawnSync('id', [flag, ACCOUNT_NAME], { encoding: 'utf8' })
  return status === 0 ? Number(stdout.trim()) : null
}

function makeAccount(): Account {
  try {
    spawnSync('groupadd', ['--system', ACCOUNT_NAME], { stdio: 'ignore' })
    const shape = [
      '--system',
      '--gid',
      ACCOUNT_NAME,
      '--no-create-home',
      '--home-dir',
      '/',
      '--shell',
      '/bin/false',
    ]
    execFileSync('useradd', [...shape, ACCOUNT_NAME], { stdio: 'pipe' })
  } catch (cause) {
    throw new StartFailure(
      `PostgreSQL may not run as root and the system user "${ACCOUNT_NAME}" could not be made (${String(cause)}). Make it, or start as another user.`,
    )
  }
  const made = findAccount()
  if (!made)
    throw new StartFailure(
      `The system user "${ACCOUNT_NAME}" was made but cannot be found. Start as another user.`,
    )
  return made
}
