import { html } from 'hono/html'
import { formatDong } from '#lib/money.ts'
import { amountInWords } from '#lib/vietnamese/amount-in-words.ts'
import type { Html } from '../pages/layout.ts'
import type { Activated, Payable } from './portal-answers.ts'
import { inFours, whyChanged } from './words.ts'

type Owed = Payable | Activated

/** The amount as large as it can be read across a counter, and in words. */
export function largeAmount(amount: bigint): Html {
  return html`<p class="sum"><strong>${formatDong(amount)}</strong></p>
    <p class="hint">${amountInWords(amount)}</p>`
}

/** Who owes, for what, line by line, and what changed since it was printed. */
export function owedDetails(owed: Owed): Html {
  return html`<dl class="facts">
      <dt>Người nộp</dt>
      <dd>${owed.payer}</dd>
      <dt>Nội dung</dt>
      <dd>${owed.purpose.vi}</dd>
      <dt>Số chỉ dẫn</dt>
      <dd><code>${inFours(owed.number)}</code></dd>
      ${
        'printedAmount' in owed && owed.printedAmount !== owed.amount
          ? html`<dt>Số tiền in trên giấy</dt>
              <dd>${formatDong(BigInt(owed.printedAmount))}: thu theo số tiền mới ở trên</dd>`
          : ''
      }
    </dl>
    ${owed.changes.length === 0 ? '' : changesTable(owed)} ${linesTable(owed)}`
}

function linesTable({ lines }: Owed): Html {
  return html`<table class="cards">
    <caption>Các khoản nộp</caption>
    <thead>
      <tr><th scope="col">Khoản</th><th scope="col">Cơ quan</th><th scope="col">Hồ sơ</th><th scope="col" class="amount">Số tiền</th></tr>
    </thead>
    <tbody>
      ${lines.map(
        (line) => html`<tr>
          <td>${line.label.vi}</td>
          <td>${line.agency.vi}</td>
          <td><code>${line.dossierCode}</code></td>
          <td class="amount">${formatDong(BigInt(line.amount))}</td>
        </tr>`,
      )}
    </tbody>
  </table>`
}

function changesTable({ changes }: Owed): Html {
  return html`<table class="cards">
    <caption>Khác với giấy đã in</caption>
    <thead>
      <tr><th scope="col">Khoản</th><th scope="col" class="amount">In trên giấy</th><th scope="col" class="amount">Bây giờ</th><th scope="col">Vì sao</th></tr>
    </thead>
    <tbody>
      ${changes.map(
        (change) => html`<tr>
          <td>${change.label.vi}</td>
          <td class="amount">${formatDong(BigInt(change.before))}</td>
          <td class="amount">${formatDong(BigInt(change.after))}</td>
          <td>${whyChanged(change.why)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`
}
