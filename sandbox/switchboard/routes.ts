import { Hono } from 'hono'
import { readForm } from './form.ts'
import { switchboardPage } from './page.ts'
import { presets } from './presets.ts'
import { switchboardSchema } from './settings.ts'
import type { Switchboard } from './switchboard.ts'

/** The page of the switchboard; its JSON twin is `/admin/switchboard`. */
export function switchboardRoutes(switchboard: Switchboard): Hono {
  const app = new Hono()
  app.get('/', (c) => c.html(switchboardPage(switchboard.settings(), false)))

  app.post('/', async (c) => {
    const wanted = readForm(await c.req.parseBody())
    if (!wanted.success) return c.html(switchboardPage(switchboard.settings(), true), 400)
    await switchboard.set(wanted.data)
    return c.redirect('/switchboard', 303)
  })

  app.post('/preset', async (c) => {
    const { preset: id } = await c.req.parseBody()
    const preset = presets.find((candidate) => candidate.id === id)
    if (preset === undefined) return c.html(switchboardPage(switchboard.settings(), true), 400)
    await switchboard.set(switchboardSchema.parse(preset.settings))
    return c.redirect('/switchboard', 303)
  })
  return app
}
