import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { accountsRoutes } from './accounts/routes.ts'
import { accountLevers } from './admin/account-levers.ts'
import { adminRoutes } from './admin/routes.ts'
import { registrationLevers } from './back-office/levers.ts'
import { backOfficeRoutes } from './back-office/routes.ts'
import type { BankId } from './bank/banks.ts'
import { type BankApi, bankRoutes, collectingBankRoutes } from './bank/routes.ts'
import type { BankRules } from './bank/rules.ts'
import type { SandboxConfig } from './config.ts'
import { tellerLevers } from './counter/levers.ts'
import { counterRoutes } from './counter/routes.ts'
import { mailboxLevers, mailboxRoutes } from './mailbox/routes.ts'
import type { Correspondence } from './messages/keys.ts'
import type { PortalLine } from './messages/portal-line.ts'
import { agencyRoutes } from './one-stop-shop/payment-states.ts'
import { shopRoutes } from './one-stop-shop/routes.ts'
import type { Shop } from './one-stop-shop/send-dossier.ts'
import { transferLevers } from './other-bank/levers.ts'
import { otherBankRoutes } from './other-bank/routes.ts'
import { indexPage } from './pages/index-page.ts'
import { assetRoutes, ownFormsOnly, pageHeaders } from './pages/routes.ts'
import { phoneRoutes } from './phone/routes.ts'
import { type SmsGateway, smsGatewayRoutes } from './sms-gateway/routes.ts'
import { switchboardRoutes } from './switchboard/routes.ts'

export type SandboxParts = {
  readonly config: SandboxConfig
  readonly line: PortalLine
  readonly rules: BankRules
  readonly agencyKeys: Correspondence
  /** The host, with its port, that messages to banks and agencies must name. */
  readonly ownHost: string
  /** A message may be waiting to be delivered. */
  readonly changed: () => void
  readonly complain: (error: unknown) => void
}

type App = Hono<{ Bindings: HttpBindings }>

/** All that the sandbox answers: the bank's API, its own levers, its pages. */
export function createApp(parts: SandboxParts): App {
  const { line } = parts
  const app: App = new Hono()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    parts.complain(error)
    return c.json({ code: 'INTERNAL', message: 'The sandbox could not answer' }, 500)
  })
  app.get('/health', async (c) => {
    const reachable = await line.pool.query('SELECT 1').then(
      () => true,
      () => false,
    )
    return reachable ? c.json({ status: 'ok' }) : c.json({ status: 'database down' }, 503)
  })
  app.route('/bank/v1', collectingBankRoutes(bankApi(parts, 'collecting-bank')))
  app.route('/hoi-an-bank/bank/v1', bankRoutes(bankApi(parts, 'hoi-an-bank')))
  app.route('/agency/v1', agencyRoutes(shopOf(parts)))
  app.route('/', smsGatewayRoutes(smsGatewayOf(parts)))
  app.route('/admin', mailboxLevers(line.pool))
  app.route('/admin', adminRoutes({ line, shop: shopOf(parts) }))
  app.route('/admin', accountLevers(line))
  app.route('/admin', registrationLevers(line))
  app.route('/admin', tellerLevers(line))
  app.route('/admin', transferLevers(line))
  app.route('/', pages(parts))
  return app
}

function pages(parts: SandboxParts): App {
  const { config, line } = parts
  const app: App = new Hono()
  app.use(pageHeaders, ownFormsOnly)
  app.get('/', (c) => c.html(indexPage(config.PORTAL_URL)))
  app.route('/assets', assetRoutes())
  app.route('/phone', phoneRoutes(line.pool, line.now))
  app.route('/mailbox', mailboxRoutes(line.pool))
  app.route('/one-stop-shop', shopRoutes(shopOf(parts)))
  app.route('/counter', counterRoutes(line))
  app.route('/back-office', backOfficeRoutes(line))
  app.route('/accounts', accountsRoutes(line))
  app.route('/other-bank-app', otherBankRoutes(line))
  app.route('/switchboard', switchboardRoutes(line.switchboard))
  return app
}

const bankApi = ({ line, rules, ownHost, changed }: SandboxParts, bank: BankId): BankApi => ({
  ...rules,
  bank,
  pool: line.pool,
  keys: line.keys[bank],
  ownHost,
  now: line.now,
  changed,
})

const smsGatewayOf = ({ config, line }: SandboxParts): SmsGateway => ({
  pool: line.pool,
  now: line.now,
  account: {
    apiKey: config.SMS_API_KEY,
    secretKey: config.SMS_SECRET_KEY,
    brandname: config.SMS_BRANDNAME,
  },
  switchboard: line.switchboard,
})

const shopOf = ({ config, line, agencyKeys, ownHost }: SandboxParts): Shop => ({
  pool: line.pool,
  now: line.now,
  keys: agencyKeys,
  ownHost,
  servicesUrl: config.SERVICES_URL,
  portalUrl: config.PORTAL_URL,
})
