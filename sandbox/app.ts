import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type pg from 'pg'
import { adminRoutes } from './admin/routes.ts'
import { bankRoutes } from './bank/routes.ts'
import type { BankRules } from './bank/rules.ts'
import type { SandboxConfig } from './config.ts'
import type { Correspondence } from './messages/keys.ts'

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

/** All that the sandbox answers: the bank's API, its own levers, its pages. */
export function createApp(parts: SandboxParts): Hono<{ Bindings: HttpBindings }> {
  const { pool, now, rules, bankKeys, changed } = parts
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.onError((error, c) => {
    parts.complain(error)
    return c.json({ code: 'INTERNAL', message: 'The sandbox could not answer' }, 500)
  })
  app.get('/health', async (c) => {
    await pool.query('SELECT 1')
    return c.json({ status: 'ok' })
  })
  app.route('/bank/v1', bankRoutes({ ...rules, pool, keys: bankKeys, now, changed }))
  app.route('/admin', adminRoutes({ pool, switchboard: rules.switchboard, now }))
  return app
}
