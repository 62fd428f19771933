import bwip from 'bwip-js/node'
import { html, raw } from 'hono/html'
import { formatLookupSecret, parseLookupSecret } from '#lib/lookup-secret.ts'
import type { Html } from '../pages/layout.ts'
import type { ShopDossier } from './store.ts'

/** Light margin that ISO/IEC 18004 asks for, in modules. */
const QUIET = 4

/** What the applicant takes home: the dossier's code, its look-up secret, and a QR code that fills the portal's form. */
export function slip({ code, document }: ShopDossier, portalUrl: string): Html {
  const secret = parseLookupSecret(document.lookupSecret ?? '')
  if (secret === null) return html``
  const link = slipLink(portalUrl, code, secret)
  return html`<section class="sheet" aria-labelledby="slip">
    <h2 id="slip">Giấy tiếp nhận hồ sơ</h2>
    <dl>
      <dt>Mã hồ sơ</dt><dd><code>${code}</code></dd>
      <dt>Mã tra cứu</dt><dd><code data-copy>${formatLookupSecret(secret)}</code></dd>
    </dl>
    <p>
      Quét mã để mở <a href="${link}">hồ sơ trên Cổng</a>. Mã tra cứu mở nội dung hồ sơ: chỉ đưa cho người Ông/Bà nhờ nộp.
    </p>
    ${raw(qrPicture(link))}
  </section>`
}

/**
 * The address in the slip's QR code. What follows # never leaves the browser: no server's log and no other page's address has it.
 */
export function slipLink(portalUrl: string, code: string, secret: string): string {
  return `${portalUrl}/?code=${encodeURIComponent(code)}#${secret}`
}

function qrPicture(text: string): string {
  const [symbol] = bwip.raw('qrcode', text, 'eclevel=M')
  if (!symbol || !('pixs' in symbol)) throw new Error('No modules for a QR code')
  const { pixx: width, pixs } = symbol
  const size = width + 2 * QUIET
  const path = [...pixs.entries()]
    .filter(([, dark]) => dark === 1)
    .map(([at]) => `M${(at % width) + QUIET} ${Math.floor(at / width) + QUIET}h1v1h-1z`)
    .join('')
  return `<svg role="img" aria-label="Mã QR mở hồ sơ trên Cổng" viewBox="0 0 ${size} ${size}" width="180" height="180"
    shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}
