import { Hono } from 'hono'
import { readDossierForm } from './form.ts'
import { dossierPage, dossiersPage, newDossierPage } from './pages.ts'
import { randomDossier } from './random-dossier.ts'
import { type Shop, sendDossier } from './send-dossier.ts'
import { readDossier, readDossiers, readOtherPayments } from './store.ts'

/** The pages of the one-stop shop. */
export function shopRoutes(shop: Shop): Hono {
  const app = new Hono()

  app.get('/', async (c) => {
    const [dossiers, others] = await Promise.all([readDossiers(shop.pool), readOtherPayments(shop.pool)])
    return c.html(dossiersPage(dossiers, others, shop.portalUrl))
  })

  app.get('/new', (c) => {
    const { code, document } = randomDossier(shop.now())
    return c.html(newDossierPage(code, document, []))
  })

  app.get('/:code', async (c) => {
    const dossier = await readDossier(shop.pool, c.req.param('code'))
    if (dossier === undefined) return c.notFound()
    return c.html(dossierPage(dossier, [], shop.portalUrl))
  })

  app.post('/', async (c) => {
    const { code, document, faults } = readDossierForm(await c.req.parseBody())
    if (faults.length === 0) {
      await sendDossier(shop, code, document)
      return c.redirect(`/one-stop-shop/${code}`, 303)
    }
    const present = await readDossier(shop.pool, code)
    const page =
      present === undefined
        ? newDossierPage(code, document, faults)
        : dossierPage({ ...present, document }, faults, shop.portalUrl)
    return c.html(page, 400)
  })
  return app
}
