import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type pg from 'pg'
import { adminRoutes } from './admin/routes.ts'
import { bankRoutes } from './bank/routes.ts'
import type { BankRules } from './bank/rules.ts'
import type { SandboxConfig } from './config.ts'
import type { Correspondence } from './messages/keys.ts'
import { agencyRoutes } from './one-stop-shop/payment-states.ts'
import { shopRoutes } from './one-stop-shop/routes.ts'
import type { Shop } from './one-stop-shop/send-dossier.ts'
import { indexPage } from './pages/index-page.ts'
import { assetRoutes, ownFormsOnly, pageHeaders } from './pages/routes.ts'
import { phoneRoutes } from './phone/routes.ts'
import { switchboardRoutes } from './switchboard/routes.ts'

export type SandboxParts = {
  readonly config: SandboxConfig
  readonly pool: pg.Pool
  readonly now: () => Date
  readonly rules: BankRules
  readonly bankKeys: Correspondence
  readonly agencyKeys: Correspondence
  /** A result may be waiting to be delivered. */
  readonly changed: () => void
  readonly complain: (error: unknown) => void
}

type App = Hono<{ Bindings: HttpBindings }>

/** All that the sandbox answers: the bank's API, its own levers, its pages. */
export function createApp(parts: SandboxParts): App {
  const { pool, now, rules, bankKeys, changed } = parts
  const app: App = new Hono()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    parts.complain(error)
    return c.json({ code: 'INTERNAL', message: 'The sandbox could not answer' }, 500)
  })
  app.get('/health', async (c) => {
    const reachable = await pool.query('SELECT 1').then(
      () => true,
      () => false,
    )
    return reachable ? c.json({ status: 'ok' }) : c.json({ status: 'database down' }, 503)
  })
  app.route('/bank/v1', bankRoutes({ ...rules, pool, keys: bankKeys, now, changed }))
  app.route('/agency/v1', agencyRoutes(shopOf(parts)))
  app.route('/admin', adminRoutes({ pool, switchboard: rules.switchboard, now, shop: shopOf(parts) }))
  app.route('/', pages(parts))
  return app
}

function pages(parts: SandboxParts): Hono {
  const { config, pool, now, rules } = parts
  const app = new Hono()
  app.use(pageHeaders, ownFormsOnly)
  app.get('/', (c) => c.html(indexPage(config.PORTAL_URL)))
  app.route('/assets', assetRoutes())
  app.route('/phone', phoneRoutes(pool, now))
  app.route('/one-stop-shop', shopRoutes(shopOf(parts)))
  app.route('/switchboard', switchboardRoutes(rules.switchboard))
  return app
}

const shopOf = ({ config, pool, now, agencyKeys }: SandboxParts): Shop => ({
  pool,
  now,
  keys: agencyKeys,
  servicesUrl: config.SERVICES_URL,
  portalUrl: config.PORTAL_URL,
})
