import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { storeDemoAccounts } from '#prisma/seed/accounts.ts'
import { storeDemoStaff } from '#prisma/seed/staff.ts'
import { storeDemoAgencies } from '#prisma/seed/store.ts'
import { readConfig as readSandboxConfig } from '#sandbox/config.ts'
import { startSandbox } from '#sandbox/sandbox.ts'
import { holdPort } from '#scripts/free-port.ts'
import { addresses, programSpecs } from '#scripts/programs.ts'
import { loadSecrets } from '#scripts/secrets.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import { servicesApp } from '#server/http/app.ts'
import { startJobs } from '#server/jobs/worker.ts'
import { readConfig } from '#server/platform/config.ts'
import { createLogger } from '#server/platform/logger.ts'
import { wire } from '#server/wiring.ts'
import { sandboxDatabase, testDatabase } from '#tests/database/index.ts'

type Wished = {
  /** What the sandbox is told beside what `npm start` tells it. */
  readonly sandbox?: Readonly<Record<string, string>>
  readonly services?: Readonly<Record<string, string>>
}

/**
 * The demonstration as `npm start` wires it, services with jobs and sandbox with both banks, in this process and on databases of
 * their own: its agencies, staff and account holders are seeded, its dossiers are not. Hand `close` to afterAll.
 */
export async function demoWorld(wished: Wished = {}) {
  const [portalData, sandboxData] = await Promise.all([testDatabase(), sandboxDatabase()])
  const ports = {
    portal: await holdPort(),
    services: await holdPort(),
    sandbox: await holdPort(),
    mail: await holdPort(),
  }
  const dir = mkdtempSync(join(tmpdir(), 'portal-demo-'))
  const specs = programSpecs({
    ports,
    databases: { app: portalData.appUrl, owner: portalData.ownerUrl, sandbox: sandboxData.url },
    demo: true,
    secrets: loadSecrets(dir),
    given: {},
    dev: false,
  })
  const env: NodeJS.ProcessEnv = { ...specs.services.env, ...wished.services, NODE_ENV: 'test' }
  const sandbox = await startSandbox(
    readSandboxConfig({ ...specs.sandbox.env, NODE_ENV: 'test', ...wished.sandbox }),
    () => undefined,
  )
  const deps = await wire(readConfig(env), createLogger('test', 'silent'))
  const jobs = await startJobs(deps)
  const services = serve({
    fetch: servicesApp(deps, jobs).fetch,
    port: ports.services,
    hostname: '127.0.0.1',
  })
  await storeDemoAgencies(deps)
  await storeDemoStaff(deps, new Date())
  await storeDemoAccounts(deps, new Date())
  const createCaller = createCallerFactory(appRouter)
  type Tokens = { readonly visitor?: string | null; readonly account?: string; readonly staff?: string }
  return {
    env,
    deps,
    sandboxUrl: addresses(ports).sandbox,
    portalData,
    /** The portal's procedures as a browser with these cookies calls them. */
    caller: async ({ visitor = null, account, staff }: Tokens = {}) => {
      const desk = { token: staff ?? null, device: 'test' }
      return createCaller(await createContext(deps, visitor, '192.0.2.1', desk, account ?? null))
    },
    close: async () => {
      await sandbox.stop()
      await jobs.stop()
      await new Promise((closed) => services.close(closed))
      await deps.database.close()
      await Promise.all([portalData.close(), sandboxData.close()])
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

export type DemoWorld = Awaited<ReturnType<typeof demoWorld>>
