import { isBank } from './await-health.ts'
import { build } from './build.ts'
import { lockDataDir, openDataDir } from './data-dir.ts'
import { guide } from './demo-guide.ts'
import { isPortFree } from './free-port.ts'
import { generate } from './generate.ts'
import { outsideDatabase } from './outside-database.ts'
import { ROOT } from './paths.ts'
import { serverAccount } from './postgres/account.ts'
import { StartFailure, startFailure } from './postgres/failure.ts'
import type { Ports } from './programs.ts'
import { CommandFailure } from './run.ts'
import { announceStack } from './running-stack.ts'
import { givenSettings, loadEnvironmentFile, readSettings } from './settings.ts'
import { type Stack, startStack } from './supervisor.ts'

const HEALTH_PATIENCE_MS = 60_000
const DEV = process.argv.includes('--dev')

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())

try {
  await main()
} catch (cause) {
  if (stopped.signal.aborted) say('Stopped.')
  else complain(cause)
  process.exitCode = stopped.signal.aborted ? 0 : 1
}

async function main(): Promise<void> {
  loadEnvironmentFile()
  const settings = readSettings(process.env)
  // The owner's address is for migrations only: no program that serves requests inherits it.
  delete process.env.DATABASE_OWNER_URL
  const account = settings.given ? null : serverAccount()
  const { dir } = openDataDir(settings.dir, ROOT, account)
  const lock = lockDataDir(dir)
  try {
    await checkPorts(settings.ports, settings.demo)
    const databases = settings.given ? await outsideDatabase(settings.given) : undefined
    await shown('Database client', generate)
    if (!DEV) await shown('Pages', build)
    const { ports, demo } = settings
    const { signal } = stopped
    const stack = await startStack({
      dir: settings.dir,
      ports,
      demo,
      databases,
      env: givenSettings(process.env),
      dev: DEV,
      log: warn,
      step: shown,
      signal,
    })
    announceStack(dir, {
      ports,
      demo,
      embedded: settings.given === null,
      portalUrl: process.env.PORTAL_URL || stack.urls.portal,
      given: Object.keys(givenSettings(process.env)),
      pids: stack.pids(),
    })
    await runUntilStopped(stack, dir, demo)
  } finally {
    lock.release()
  }
}

async function runUntilStopped(stack: Stack, dir: string, demo: boolean): Promise<void> {
  try {
    const silent = await shown('Health', async () => {
      const down = await stack.partsDown(HEALTH_PATIENCE_MS)
      if (down.every(isBank)) return down
      throw new StartFailure(
        `${stack.urls.portal}/api/health is not ok: ${down.join(', ')}. Its log in ${dir}/logs says why.`,
      )
    })
    for (const part of silent)
      warn(`  ! ${part} does not answer its ping. Everything else works; paying by it waits until it does.`)
    say(`\n${guide(stack.urls, dir, demo)}\nCtrl-C stops everything.`)
    await untilAborted(stopped.signal)
  } finally {
    say('\nStopping …')
    await stack.stop()
    say('All parts have stopped.')
  }
}

async function checkPorts(ports: Ports, demo: boolean): Promise<void> {
  const names = {
    portal: 'PORT',
    services: 'API_PORT',
    sandbox: 'SANDBOX_PORT',
    mail: 'SANDBOX_MAIL_PORT',
  } as const
  const wanted = demo
    ? (['portal', 'services', 'sandbox', 'mail'] as const)
    : (['portal', 'services'] as const)
  const taken: string[] = []
  for (const part of wanted)
    if (!(await isPortFree(ports[part], '127.0.0.1')) || !(await isPortFree(ports[part], '::')))
      taken.push(`${ports[part]} (${part}; set ${names[part]} to another)`)
  if (taken.length > 0)
    throw new StartFailure(
      `In use by another program: port ${taken.join(', port ')}. Stop it, or use another port.`,
    )
}

/** One line per step: its name while it runs, and how long it took. */
async function shown<T>(name: string, work: () => Promise<T>): Promise<T> {
  stopped.signal.throwIfAborted()
  const began = Date.now()
  if (process.stdout.isTTY) process.stdout.write(`  … ${name}`)
  const result = await work()
  const clear = process.stdout.isTTY ? '\r' : ''
  const note = result === false ? 'up to date' : `${((Date.now() - began) / 1000).toFixed(1)} s`
  say(`${clear}  ✓ ${name.padEnd(16)} ${note}`)
  return result
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

function complain(cause: unknown): void {
  const system = cause instanceof Error && /ENOSPC|EDQUOT|EROFS|EACCES/.test(cause.message)
  if (cause instanceof StartFailure || cause instanceof CommandFailure) warn(`\n${cause.message}`)
  else if (system) warn(`\n${startFailure(cause.message, ROOT).message}`)
  else console.error(cause)
}

function say(line: string): void {
  console.log(line)
}

function warn(line: string): void {
  console.error(line)
}
