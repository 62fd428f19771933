import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const places = [
  { path: '/', name: 'Thẻ thử nghiệm' },
  { path: '/phone', name: 'Điện thoại' },
  { path: '/mailbox', name: 'Hộp thư' },
  { path: '/counter', name: 'Quầy' },
  { path: '/back-office', name: 'Nội bộ ngân hàng' },
  { path: '/accounts', name: 'Tài khoản' },
  { path: '/other-bank-app', name: 'App ngân hàng khác' },
  { path: '/one-stop-shop', name: 'Một cửa' },
  { path: '/switchboard', name: 'Tổng đài lỗi' },
] as const

export type PlacePath = (typeof places)[number]['path']

/** A page of the sandbox: never to be taken for the portal, and saying so at its top. */
export function page(title: string, here: PlacePath, content: Html): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Hộp thử nghiệm</title>
        <link rel="stylesheet" href="/assets/typeface.css" />
        <link rel="stylesheet" href="/assets/style.css" />
        <link rel="stylesheet" href="/assets/handset.css" />
        <link rel="stylesheet" href="/assets/counter.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <script src="/assets/copy.js" defer></script>
        <script src="/assets/counter.js" defer></script>
      </head>
      <body>
        <header>
          <a class="skip" href="#main">Đến nội dung</a>
          <p class="tape">THỬ NGHIỆM / <span lang="en">TEST</span> · không có tiền thật, không có ngân hàng thật</p>
          <nav aria-label="Hộp thử nghiệm">
            <ul>
              ${places.map((place) => navigationItem(place, here))}
            </ul>
          </nav>
        </header>
        <main id="main">${content}</main>
      </body>
    </html>`
}

function navigationItem(place: (typeof places)[number], here: PlacePath): Html {
  return place.path === here
    ? html`<li><a href="${place.path}" aria-current="page">${place.name}</a></li>`
    : html`<li><a href="${place.path}">${place.name}</a></li>`
}

/** The English line under a Vietnamese heading. */
export const english = (text: string): Html => html`<p class="en" lang="en">${text}</p>`
