import { html } from 'hono/html'
import { formatDateTime } from '#lib/dates.ts'
import { type Html, page } from '../pages/layout.ts'
import { numberForm } from './home-page.ts'
import { largeAmount, owedDetails } from './owed.ts'
import type { NoAnswer, NotPayable, Payable } from './portal-answers.ts'
import { inFours } from './words.ts'

/** What the portal says of a number. `key`: under which it would be held if the teller goes on. */
export function checkPage(answer: Payable | NotPayable | NoAnswer, typed: string, key: string): Html {
  switch (answer.result) {
    case 'PAYABLE':
      return payablePage(answer, key)
    case 'NOT_PAYABLE':
      return page(
        'Không thu được',
        '/counter',
        html`<h1>Không thu được</h1>${refusal(answer)}${numberForm('')}`,
      )
    case 'NO_ANSWER':
      return page('Cổng chưa trả lời', '/counter', noAnswer(answer, typed))
  }
}

function payablePage(owed: Payable, key: string): Html {
  return page(
    'Thu tiền',
    '/counter',
    html`<h1>Thu được</h1>
      <section aria-label="Số tiền">${largeAmount(BigInt(owed.amount))}</section>
      <form method="post" action="/counter/items" class="row">
        <input type="hidden" name="number" value="${owed.number}" />
        <input type="hidden" name="key" value="${key}" />
        <button class="main" autofocus>Nhận tiền</button>
        <a class="button" href="/counter">Bỏ qua</a>
      </form>
      <section aria-label="Chi tiết">${owedDetails(owed)}</section>`,
  )
}

/** What the teller does next, and what to tell the payer. */
export function refusal(answer: NotPayable): Html {
  return html`<section aria-label="Lý do">
    <p class="bad" role="alert">${answer.teller.vi}</p>
    <p>Nói với người nộp: <q>${answer.payer.vi}</q></p>
    ${english(answer)}
    ${
      answer.until === undefined
        ? ''
        : html`<p>Thời điểm: <strong>${formatDateTime(new Date(answer.until), 'vi')}</strong></p>`
    }
    ${
      answer.replacedBy === undefined
        ? ''
        : html`<p>
            <a class="button" href="/counter/check?number=${encodeURIComponent(answer.replacedBy)}"
              >Kiểm tra số mới ${inFours(answer.replacedBy)}</a
            >
          </p>`
    }
    <p class="hint">Mã: <code>${answer.reason}</code></p>
  </section>`
}

/** For a payer who reads English only. */
const english = (answer: NotPayable): Html =>
  html`<p class="en" lang="en">To the payer: ${answer.payer.en}</p>`

function noAnswer(answer: NoAnswer, typed: string): Html {
  return html`<h1>Cổng chưa trả lời</h1>
    <section aria-label="Lý do">
      <p class="bad" role="alert">Chưa biết thu được hay không. Chưa nhận tiền; bấm Kiểm tra để hỏi lại.</p>
      <p class="hint">${answer.why}</p>
    </section>
    ${numberForm(typed)}`
}
