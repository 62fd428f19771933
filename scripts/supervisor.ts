import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from '#server/platform/config.ts'
import { awaitHealth } from './await-health.ts'
import { openDataDir } from './data-dir.ts'
import { type DatabaseUrls, embeddedDatabase } from './database-part.ts'
import { type Kept, keepRunning } from './keep-running.ts'
import { migrateDatabase } from './migrate.ts'
import { type PartSpec, startProgram, untilListening } from './part.ts'
import { openPartLog } from './part-log.ts'
import { ROOT } from './paths.ts'
import { serverAccount } from './postgres/account.ts'
import { StartFailure } from './postgres/failure.ts'
import { addresses, type Ports, PROGRAMS, type Program, programSpecs } from './programs.ts'
import { loadSecrets } from './secrets.ts'
import { seedOnce } from './seed.ts'

/** A bank that does not answer keeps a start waiting for this long. */
const BANKS_PATIENCE_MS = 5_000

/** Runs one step of a start under its name. */
export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** What a stack is made of. */
export type StackOptions = {
  /** folder of secrets, logs and data; undefined: `.data` of the clone */
  readonly dir?: string | undefined
  readonly ports: Ports
  /** what the programs are told beside what the stack knows itself; it wins */
  readonly env?: Readonly<Record<string, string>>
  /** a server of the operator's own, looked at before; undefined: the embedded one */
  readonly databases?: DatabaseUrls | undefined
  /** sandbox, demo keys and demo data */
  readonly demo: boolean
  /** programs to run; the database always runs */
  readonly parts?: readonly Program[]
  /** run Next.js from sources instead of its build */
  readonly dev?: boolean
  /** what a person should see: errors of a part, and restarts */
  readonly log: (line: string) => void
  /** wraps each step of the start, to show its progress */
  readonly step?: Step
  /** breaks a start off */
  readonly signal?: AbortSignal
}

export type PartName = Program | 'database'

/** A running portal with all that belongs to it, each part killable and restarted by itself. */
export type Stack = {
  readonly urls: Record<Program, string>
  readonly databases: DatabaseUrls
  /** null for a part that is down at this moment */
  pids(): Partial<Record<PartName, number | null>>
  /** an accident: the part is killed (SIGKILL) and comes back by itself */
  kill(part: PartName, signal?: NodeJS.Signals): void
  /** waits until `GET /api/health` says ok; false when it did not within the time (milliseconds) */
  healthy(withinMs: number): Promise<boolean>
  /** waits likewise, for a bank that does not answer a few seconds only; names the parts that do not work */
  partsDown(withinMs: number): Promise<string[]>
  /** ends everything in order, the database last */
  stop(): Promise<void>
}

/**
 * Starts database, migrations, demo data, and the programs, and keeps them running. The programs must have been built.
 * @throws StartFailure with one line that says what to do; nothing is left running then
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const step: Step = async (name, work) => {
    options.signal?.throwIfAborted()
    return options.step ? options.step(name, work) : work()
  }
  const kept = new Map<PartName, Kept>()
  const stop = () => stopInOrder(kept)
  try {
    const account = options.databases ? null : serverAccount()
    const folders = openDataDir(options.dir, ROOT, account)
    const secrets = loadSecrets(folders.dir)
    const databases =
      options.databases ??
      (await step('Database', async () => {
        const log = openPartLog(folders.logs, 'database', options.log)
        const embedded = await embeddedDatabase({ folders, account, secrets, log, show: options.log })
        kept.set('database', await keepRunning(embedded.part, options.log))
        await embedded.prepare()
        return embedded.urls
      }))
    const specs = programSpecs({
      ports: options.ports,
      databases,
      demo: options.demo,
      secrets,
      given: options.env ?? {},
      dev: options.dev ?? false,
    })
    checkConfiguration(specs.services.env)
    await step('Migrations', () => migrateDatabase(databases.owner))
    if (options.demo)
      await step('Demo data', () => seedOnce(folders.dir, databases.owner, specs.services.env))
    await step('Programs', () => startPrograms(options, folders.logs, specs, kept))
    return runningStack(options, databases, specs, kept, stop)
  } catch (cause) {
    await stop()
    throw cause
  }
}

/** Said once and before anything is changed, instead of by each program that ends because of it. */
function checkConfiguration(env: Readonly<Record<string, string>>): void {
  try {
    readConfig({ ...process.env, ...env })
  } catch (cause) {
    throw new StartFailure(cause instanceof Error ? cause.message : String(cause))
  }
}

async function startPrograms(
  options: StackOptions,
  logs: string,
  specs: Record<Program, PartSpec>,
  kept: Map<PartName, Kept>,
): Promise<void> {
  const wanted = PROGRAMS.filter((name) => (options.parts ?? defaultParts(options.demo)).includes(name))
  await Promise.all(wanted.map((name) => startOne(specs[name], name, options, logs, kept)))
}

/** One that ends while it starts for the first time has a fault to report; only later ends are accidents. */
async function startOne(
  spec: PartSpec,
  name: Program,
  options: StackOptions,
  logs: string,
  kept: Map<PartName, Kept>,
): Promise<void> {
  const log = openPartLog(logs, name, options.log)
  const start = () => startProgram(spec, log, (line) => options.log(`${name}: ${line}`))
  const first = start()
  kept.set(name, { pid: () => first.pid, kill: first.kill, stop: first.stop })
  await untilListening(spec, first, options.signal)
  const queue = [first]
  kept.set(name, await keepRunning({ name, start: async () => queue.pop() ?? start() }, options.log))
}

const defaultParts = (demo: boolean): readonly Program[] => (demo ? PROGRAMS : ['services', 'portal'])

function runningStack(
  options: StackOptions,
  databases: DatabaseUrls,
  specs: Record<Program, PartSpec>,
  kept: Map<PartName, Kept>,
  stop: () => Promise<void>,
): Stack {
  return {
    urls: addresses(options.ports),
    databases,
    pids: () => Object.fromEntries([...kept].map(([name, part]) => [name, part.pid()])),
    kill: (part, signal = 'SIGKILL') => kept.get(part)?.kill(signal),
    healthy: (withinMs) => untilHealthy(specs.portal.url, withinMs, options.signal),
    partsDown: (withinMs) =>
      awaitHealth(specs.portal.url, { withinMs, banksMs: BANKS_PATIENCE_MS, signal: options.signal }),
    stop,
  }
}

async function untilHealthy(url: string, withinMs: number, signal?: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + withinMs
  while (Date.now() < deadline && !signal?.aborted) {
    if (await isHealthy(url)) return true
    await pause(150)
  }
  return false
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    await response.body?.cancel()
    return response.status === 200
  } catch {
    return false
  }
}

/** Who asks stops before who answers: portal, services, sandbox, database. */
async function stopInOrder(kept: Map<PartName, Kept>): Promise<void> {
  for (const name of ['portal', 'services', 'sandbox', 'database'] as const) {
    await kept.get(name)?.stop()
    kept.delete(name)
  }
}
