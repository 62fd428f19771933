import { html } from 'hono/html'
import { formatDateTime } from '#lib/dates.ts'
import { formatDong } from '#lib/money.ts'
import { amountInWords } from '#lib/vietnamese/amount-in-words.ts'
import { banks } from '../bank/banks.ts'
import { type Html, page } from '../pages/layout.ts'
import type { CounterItem } from './item-store.ts'
import { inFours } from './words.ts'

/** The slip of money taken, as often as it is wanted. The receipt is the portal's; this is the branch's paper. */
export function slipPage(item: CounterItem, now: Date): Html {
  const { amount = 0n, answer } = item
  const owed = answer?.result === 'ACTIVATED' ? answer : undefined
  return page(
    `Phiếu thu ${item.bankReference ?? ''}`,
    '/counter',
    html`<article class="sheet slip">
        <h1>Phiếu thu tiền mặt</h1>
        <p>${banks[item.bank].name}, ${item.branch}</p>
        <dl class="facts">
          <dt>Số bút toán</dt>
          <dd><code>${item.bankReference ?? ''}</code></dd>
          <dt>Thời điểm thu</dt>
          <dd>${formatDateTime(item.changedAt, 'vi')}</dd>
          <dt>Số chỉ dẫn</dt>
          <dd><code>${inFours(item.number)}</code></dd>
          ${
            owed === undefined
              ? ''
              : html`<dt>Người nộp</dt>
                  <dd>${owed.payer}</dd>
                  <dt>Nội dung</dt>
                  <dd>${owed.purpose.vi}</dd>`
          }
          <dt>Số tiền</dt>
          <dd><strong>${formatDong(amount)}</strong><br />${amountInWords(amount)}</dd>
          <dt>Giao dịch viên</dt>
          <dd>${item.teller}</dd>
        </dl>
        ${item.telling?.answer === undefined ? '' : html`<p>${item.telling.answer.payer.vi}</p>`}
        <p class="hint">In lúc ${formatDateTime(now, 'vi')}. Biên lai của cơ quan do Cổng phát hành.</p>
      </article>
      <p class="row">
        <button type="button" class="main" data-print>In</button>
        <a class="button" href="/counter">Số tiếp theo</a>
      </p>`,
  )
}
