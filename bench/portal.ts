import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { manyDossier, storeManyDossiers } from '#prisma/seed/many.ts'
import { build } from '#scripts/build.ts'
import { holdPort } from '#scripts/free-port.ts'
import { startStack } from '#scripts/supervisor.ts'
import { demoSecretMark } from '#server/platform/weak-settings.ts'
import { type Browser, openBrowser } from '#tests/chaos/browser.ts'
import { BenchFailure, note } from './measure.ts'

/** A portal process of the real build with a database of so many dossiers. */
export type Portal = {
  readonly url: string
  readonly ownerUrl: string
  readonly appUrl: string
  readonly dossiers: number
  close(): Promise<void>
}

const lookupKey = `${demoSecretMark}${'b'.repeat(56)}`

/** Starts one in a temporary folder; behind one trusted proxy, as it is behind a load balancer. */
export async function openPortal(dossiers: number): Promise<Portal> {
  await build()
  const dir = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const ports = {
    portal: await holdPort(),
    services: await holdPort(),
    sandbox: await holdPort(),
    mail: await holdPort(),
  }
  const env = { LOOKUP_KEY: lookupKey, TRUSTED_PROXIES: '1' }
  const stack = await startStack({ dir, ports, env, demo: true, parts: ['portal'], log: note })
  const began = Date.now()
  await storeManyDossiers({ ownerUrl: stack.databases.owner, count: dossiers, lookupKey })
  note(`${dossiers} dossiers stored in ${((Date.now() - began) / 1000).toFixed(0)} s`)
  return {
    url: stack.urls.portal,
    ownerUrl: stack.databases.owner,
    appUrl: stack.databases.app,
    dossiers,
    close: async () => {
      await stack.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** A visitor who looked a dossier up and made a payment of it, which waits to be paid. */
export async function visitorWithPayment(portal: Portal): Promise<{ browser: Browser; payment: string }> {
  const browser = openBrowser(portal.url, '10.1.1.1')
  const list = await browser.submit(await browser.open('/'), { holding: 'code' }, manyDossier(0))
  const check = await browser.submit(list, { holding: 'dossier' }, {})
  const payment = check.url.pathname
  if (!/^\/pay\/[0-9A-Z]+$/.test(payment)) throw new BenchFailure(`No payment was made: ${payment}`)
  return { browser, payment }
}
