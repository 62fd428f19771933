import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { fontFiles, readFont } from './fonts.ts'

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" fill="#161616"/>' +
  '<rect x="2" y="2" width="12" height="12" fill="none" stroke="#ffd84d" stroke-width="2" stroke-dasharray="3 2"/></svg>'

const assets = {
  'typeface.css': { type: 'text/css; charset=utf-8', read: () => fileHere('./typeface.css') },
  'style.css': { type: 'text/css; charset=utf-8', read: () => fileHere('./style.css') },
  'handset.css': { type: 'text/css; charset=utf-8', read: () => fileHere('./handset.css') },
  'counter.css': { type: 'text/css; charset=utf-8', read: () => fileHere('./counter.css') },
  'copy.js': { type: 'text/javascript; charset=utf-8', read: () => fileHere('./copy.js') },
  'counter.js': { type: 'text/javascript; charset=utf-8', read: () => fileHere('./counter.js') },
  'icon.svg': { type: 'image/svg+xml', read: async () => icon },
} as const

const fileHere = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8')

/** Headers of every page: nothing from elsewhere, nothing inline, forms only to this house. */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  referrerPolicy: 'same-origin',
})

/** Forms are taken from the sandbox's own pages only. */
export const ownFormsOnly = csrf()

/** Style, script, icon and typeface of the pages. */
export function assetRoutes(): Hono {
  const app = new Hono()
  for (const [name, asset] of Object.entries(assets)) {
    app.get(`/${name}`, async (c) => c.body(await asset.read(), 200, { 'content-type': asset.type }))
  }
  for (const file of fontFiles) {
    app.get(`/mono-${file}.woff2`, async (c) =>
      c.body(await readFont(file), 200, { 'content-type': 'font/woff2', 'cache-control': 'max-age=86400' }),
    )
  }
  return app
}
