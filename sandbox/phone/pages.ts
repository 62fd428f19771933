import { html } from 'hono/html'
import { formatDateTime, formatTime } from '#lib/dates.ts'
import { english, type Html, page } from '../pages/layout.ts'
import type { PhoneSummary, Sms } from './sms.ts'

/** All phones that received something, the latest first. */
export function phonesPage(phones: readonly PhoneSummary[]): Html {
  return page(
    'Điện thoại',
    '/phone',
    html`<h1>Điện thoại</h1>
      ${english('Every SMS that the banks and the portal sent, by phone number.')}
      <section aria-label="Các số điện thoại">
        ${
          phones.length === 0
            ? html`<p>Chưa có tin nhắn nào. Mã OTP của ngân hàng và của Cổng xuất hiện ở đây.</p>`
            : html`<table>
              <thead>
                <tr><th scope="col">Số</th><th scope="col">Tin mới nhất</th><th scope="col" class="amount">Số tin</th></tr>
              </thead>
              <tbody>
                ${phones.map(phoneRow)}
              </tbody>
            </table>`
        }
      </section>`,
  )
}

function phoneRow(phone: PhoneSummary): Html {
  return html`<tr>
    <th scope="row"><a href="/phone/${phone.phone}">${phone.phone}</a></th>
    <td>${formatDateTime(phone.latest, 'vi')}</td>
    <td class="amount">${phone.count}</td>
  </tr>`
}

/** One phone, newest message first. `live`: the page loads itself anew, which the reader can stop. */
export function phonePage(phone: string, messages: readonly Sms[], live: boolean, now: Date): Html {
  return page(
    `Điện thoại ${phone}`,
    '/phone',
    html`<div class="handset">
        <div class="screen">
          <div class="notch"></div>
          <h1>${phone}</h1>
          <p class="hint">${formatTime(now)} · ${messages.length} tin nhắn</p>
          ${
            messages.length === 0
              ? html`<p>Chưa có tin nhắn. Trang này tự tải lại.</p>`
              : html`<ol class="messages">
                ${messages.map(bubble)}
              </ol>`
          }
        </div>
      </div>
      <p class="row">
        ${
          live
            ? html`<a class="button" href="?live=0">Dừng tự tải lại</a>`
            : html`<a class="button" href="?live=1">Tự tải lại mỗi 3 giây</a>`
        }
        <a class="button" href="/phone">Các số khác</a>
      </p>`,
  )
}

/** The code stands out, as phones do it, and can be copied. */
function bubble(message: Sms): Html {
  const [before, code, after] = splitAtCode(message.text)
  return html`<li>
    <time datetime="${message.at.toISOString()}">${message.sender} · ${formatDateTime(message.at, 'vi')}</time>
    <p>${before}${code === '' ? '' : html`<code data-copy>${code}</code>`}${after}</p>
  </li>`
}

function splitAtCode(text: string): [string, string, string] {
  const found = /(?<=\b(?:la|is) )\d{6,8}(?=,)/.exec(text)
  if (found === null) return [text, '', '']
  return [text.slice(0, found.index), found[0], text.slice(found.index + found[0].length)]
}
