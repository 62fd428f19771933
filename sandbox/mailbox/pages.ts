import { html } from 'hono/html'
import { formatDateTime } from '#lib/dates.ts'
import { english, type Html, page } from '../pages/layout.ts'
import type { Mail, MailSummary } from './store.ts'

/** Every mail that arrived, newest first. `live`: the page loads itself anew, which the reader can stop. */
export function mailboxPage(mails: readonly MailSummary[], live: boolean): Html {
  return page(
    'Hộp thư',
    '/mailbox',
    html`<h1>Hộp thư</h1>
      ${english('Every e-mail that the portal sent, to whatever address.')}
      <section aria-label="Các thư">
        ${
          mails.length === 0
            ? html`<p>Chưa có thư nào. Thư xuất hiện ở đây khi Cổng gửi đến bất kỳ địa chỉ nào.</p>`
            : html`<ol class="messages">
              ${mails.map(listed)}
            </ol>`
        }
      </section>
      <p class="row">
        ${
          live
            ? html`<a class="button" href="?live=0">Dừng tự tải lại</a>`
            : html`<a class="button" href="?live=1">Tự tải lại mỗi 3 giây</a>`
        }
      </p>`,
  )
}

function listed(mail: MailSummary): Html {
  return html`<li>
    <a href="/mailbox/${mail.id}">${mail.subject}</a>
    <div class="hint">${mail.recipient} · ${formatDateTime(mail.at, 'vi')}</div>
  </li>`
}

/** One mail as its reader sees it: the plain text, with links that can be followed. */
export function mailPage(mail: Mail): Html {
  return page(
    mail.subject,
    '/mailbox',
    html`<h1>${mail.subject}</h1>
      <section aria-label="Thư">
        <p class="hint">Từ ${mail.sender} · Đến ${mail.recipient} · ${formatDateTime(mail.at, 'vi')}</p>
        ${mail.text.split(/\n{2,}/).map((paragraph) => html`<p>${lines(paragraph.trim())}</p>`)}
      </section>
      <details>
        <summary>Nguồn HTML</summary>
        <div class="scroll"><pre><code>${mail.html}</code></pre></div>
      </details>
      <p class="row"><a class="button" href="/mailbox">Các thư khác</a></p>`,
  )
}

const lines = (text: string): Html[] => text.split('\n').map((line) => html`${linked(line)}<br />`)

/** Every second part is an address. */
const linked = (line: string): Html[] =>
  line
    .split(/(https?:\/\/\S+)/)
    .map((part, n) => (n % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))
