import { serve } from '@hono/node-server'
import { newUuid } from '#lib/ids.ts'
import { generateKeyPairJwk } from '#lib/signed-message.ts'
import { startTestSandbox } from '#sandbox/testing/test-sandbox.ts'
import { holdPort } from '#scripts/free-port.ts'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import { servicesApp } from '#server/http/app.ts'
import { startJobs } from '#server/jobs/worker.ts'
import { readConfig } from '#server/platform/config.ts'
import { createLogger } from '#server/platform/logger.ts'
import { wire } from '#server/wiring.ts'
import { testDatabase } from '#tests/database/index.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { servicesEnv, servicesKeys } from '#tests/factories/services.ts'

const keySet = (key: object): string => JSON.stringify({ keys: [key] })

/** The portal's services with their jobs, and the sandbox with both its banks, each on a database of its own. */
export async function bothHouses() {
  const [port, sandboxPort] = [await holdPort(), await holdPort()]
  const [keys, hoiAn] = [await servicesKeys(), await generateKeyPairJwk('hoi-an-1')]
  const sandbox = await startTestSandbox({
    // The same after a restart: the portal is told once where its banks are.
    SANDBOX_PORT: String(sandboxPort),
    SERVICES_URL: `http://127.0.0.1:${port}`,
    BANK_PRIVATE_KEYS: keySet(keys.bank.privateJwk),
    HOI_AN_BANK_PRIVATE_KEYS: keySet(hoiAn.privateJwk),
    PORTAL_PUBLIC_KEYS: keySet(keys.portal.publicJwk),
  })
  const bankUrl = sandbox.url('/').origin
  const scratch = await testDatabase()
  const hoiAnBank = {
    name: 'hoi-an-bank',
    displayName: { vi: 'Ngân hàng Hội An', en: 'Hội An Bank' },
    url: `${bankUrl}/hoi-an-bank`,
    keys: [hoiAn.publicJwk],
  }
  const env = servicesEnv(keys, { databaseUrl: scratch.appUrl, bankUrl })
  const config = readConfig({
    ...env,
    SERVICES_URL: `http://127.0.0.1:${port}`,
    OTHER_BANKS: JSON.stringify([hoiAnBank]),
  })
  const deps = await wire(config, createLogger('test', 'silent'))
  const stopServices = await listen(servicesApp(deps, { alive: () => true }), port)
  const jobs = await startJobs(deps)
  const createCaller = createCallerFactory(appRouter)
  const callerWith = async (token: string | null) =>
    createCaller(await createContext(deps, token, '192.0.2.1'))

  return {
    sandbox,
    scratch,
    /** A payer with a number on paper, of a fresh dossier. */
    payer: async () => {
      const dossier = await freshDossier(deps)
      const found = await (await callerWith(null)).dossiers.lookUp({ code: dossier.code, fact: dossier.fact })
      const { payments } = await callerWith(found.ok ? found.value.visitorToken : null)
      const made = await payments.create({ dossierIds: [dossier.id], requestId: newUuid() })
      if (!made.ok) throw new Error(made.error.code)
      const { publicId } = made.value
      const paper = await payments.printInstruction({ publicId, requestId: newUuid() })
      if (!paper.ok) throw new Error(paper.error.code)
      return { number: paper.value.number, payments, publicId, view: () => payments.view({ publicId }) }
    },
    close: async () => {
      await jobs.stop()
      await stopServices()
      await deps.database.close()
      await scratch.close()
      await sandbox.stop()
    },
  }
}

type App = ReturnType<typeof servicesApp>

function listen(app: App, port: number): Promise<() => Promise<void>> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () =>
      resolve(() => new Promise((closed) => server.close(() => closed()))),
    )
  })
}
