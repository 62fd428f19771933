import { Hono } from 'hono'
import { logCounted } from '#server/platform/counted-log.ts'
import type { Deps } from '#server/wiring.ts'
import { agencyApp } from './agency/app.ts'
import { counterActivate, counterOutcome, counterVerify } from './bank/counter.ts'
import { creditNotices } from './bank/credit-notices.ts'
import { registrationDecision, registrationRead } from './bank/registrations.ts'
import { bankResults } from './bank/results.ts'
import { servicesHealth } from './health.ts'
import { smsReports } from './notifications/sms-reports.ts'

/** The machine endpoints. Every route authenticates by itself; there is no route for people. */
export function servicesApp(deps: Deps, jobs: { readonly alive: () => boolean }): Hono {
  const app = new Hono()
  const askHealth = servicesHealth(deps, jobs)
  app.get('/health', async () => {
    const health = await askHealth()
    return Response.json(health, { status: health.ok ? 200 : 503 })
  })
  app.post('/bank/v1/results', (context) => bankResults(context, deps))
  app.post('/bank/v1/counter/verify', (context) => counterVerify(context, deps))
  app.post('/bank/v1/counter/activate', (context) => counterActivate(context, deps))
  app.post('/bank/v1/counter/outcome', (context) => counterOutcome(context, deps))
  app.post('/bank/v1/credit-notices', (context) => creditNotices(context, deps))
  app.on(['GET', 'POST'], '/notifications/v1/sms/:messageId/:token', (context) => smsReports(context, deps))
  app.post('/bank/v1/registrations/read', (context) => registrationRead(context, deps))
  app.post('/bank/v1/registrations/decision', (context) => registrationDecision(context, deps))
  app.route('/', agencyApp(deps))
  app.notFound(() =>
    Response.json({ code: 'NOT_FOUND', message: 'There is nothing at this path.' }, { status: 404 }),
  )
  app.onError((error) => {
    const { message: why, stack } = error
    logCounted(deps.log, { level: 'error', message: 'a request failed' }, { error: why, stack })
    return Response.json(
      { code: 'TEMPORARY', message: 'Not done; send the same message again.' },
      { status: 503 },
    )
  })
  return app
}
