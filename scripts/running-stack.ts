import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Holder, isAlive } from './data-dir.ts'
import { embeddedUrls } from './embedded-urls.ts'
import { ROOT } from './paths.ts'
import { placeOutside } from './postgres/binaries.ts'
import { StartFailure } from './postgres/failure.ts'
import { addresses, type Ports, programSpecs } from './programs.ts'
import { loadSecrets } from './secrets.ts'
import { givenSettings } from './settings.ts'

/** What a running start says of itself in `running.json` of its data folder, for commands; no secret is in it. */
export type RunningStack = {
  readonly ports: Ports
  readonly demo: boolean
  /** The database that belongs to the data folder, and not one of the operator's own. */
  readonly embedded: boolean
  /** Where people reach the portal. */
  readonly portalUrl: string
  /** Names of the settings that it was started with; commands need the same. */
  readonly given: readonly string[]
  readonly pids: Readonly<Record<string, number | null>>
}

export type FoundStack = RunningStack & { readonly dir: string }

/** Writes it beside the lock that the caller holds; the lock's release removes both. */
export function announceStack(dir: string, stack: RunningStack): void {
  const file = join(dir, 'running.json')
  const lock: object = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(`${file}.new`, JSON.stringify({ ...lock, ...stack }, null, 2))
  renameSync(`${file}.new`, file)
}

/**
 * The stack that runs on the data folder, whatever its ports are. Nothing is made or changed.
 * @param wanted what DATA_DIR says, if it says anything
 * @throws StartFailure in one line where none runs there
 */
export function findStack(wanted: string | undefined, clone: string): FoundStack {
  const folders = wanted ? [resolve(clone, wanted)] : [join(clone, '.data'), placeOutside(clone)]
  for (const dir of folders) {
    const stack = readStack(dir)
    if (stack !== null) return { ...stack, dir }
  }
  throw new StartFailure(
    `Nothing runs on ${folders[0]}. Start it with "npm start" and wait until it says where to go, or set DATA_DIR to the folder of the one that runs.`,
  )
}

/** null where nothing runs, what ran is gone, or it is still starting. */
function readStack(dir: string): RunningStack | null {
  const file = join(dir, 'running.json')
  if (!existsSync(file)) return null
  try {
    const found: Holder & Partial<RunningStack> = JSON.parse(readFileSync(file, 'utf8'))
    const { ports, demo, embedded, portalUrl, given, pids } = found
    const whole = ports && portalUrl && given && pids && demo !== undefined && embedded !== undefined
    return whole && isAlive(found) ? { ports, demo, embedded, portalUrl, given, pids } : null
  } catch {
    return null
  }
}

/** What the programs of the running stack were told, and the owner's address of its database. */
export function environmentOf(stack: FoundStack, env: NodeJS.ProcessEnv) {
  const missing = stack.given.filter((name) => !env[name])
  if (!stack.embedded && !env.DATABASE_URL) missing.unshift('DATABASE_URL')
  if (missing.length > 0)
    throw new StartFailure(
      `${missing.join(', ')}: not set. The start on ${stack.dir} has it: set it for this command too, or put it into .env.`,
    )
  const secrets = loadSecrets(stack.dir)
  const app = env.DATABASE_URL ?? ''
  const databases = stack.embedded
    ? embeddedUrls(stack.dir, secrets)
    : { app, owner: env.DATABASE_OWNER_URL || app, sandbox: null }
  const { ports, demo } = stack
  const given = { ...givenSettings(env), PORTAL_URL: stack.portalUrl }
  const { services } = programSpecs({ ports, databases, demo, secrets, given, dev: false })
  const programs: Readonly<Record<string, string>> = {
    ...services.env,
    SANDBOX_URL: addresses(ports).sandbox,
  }
  return { programs, owner: databases.owner }
}

/** The running stack of this clone. */
export const runningStack = (env: NodeJS.ProcessEnv): FoundStack => findStack(env.DATA_DIR || undefined, ROOT)
