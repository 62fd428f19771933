import { html } from 'hono/html'
import { formatDateTime } from '#lib/dates.ts'
import { formatDong, sumDong } from '#lib/money.ts'
import { english, type Html, page } from '../pages/layout.ts'
import { answerInWords } from './answer-in-words.ts'
import type { DossierDocument } from './document.ts'
import { dossierForm } from './dossier-form.ts'
import { slip } from './slip.ts'
import type { PaymentStateMessage, ShopDossier } from './store.ts'

/** The dossiers made here, and what the portal told of others. */
export function dossiersPage(
  dossiers: readonly ShopDossier[],
  others: readonly PaymentStateMessage[],
  portalUrl: string,
): Html {
  return page(
    'Một cửa',
    '/one-stop-shop',
    html`<h1>Bộ phận một cửa</h1>
      ${english('The one-stop shop: it makes dossiers, sends them to the portal, and hears when they are paid.')}
      <p class="row">
        <a class="button" href="/one-stop-shop/new">Tạo hồ sơ mới</a>
        <a class="button" href="${portalUrl}">Mở Cổng thanh toán</a>
      </p>
      <section aria-labelledby="made">
        <h2 id="made">Hồ sơ đã tạo</h2>
        ${dossiers.length === 0 ? html`<p>Chưa có hồ sơ nào được tạo ở đây.</p>` : dossierTable(dossiers)}
      </section>
      ${others.length === 0 ? '' : otherPayments(others)}`,
  )
}

function dossierTable(dossiers: readonly ShopDossier[]): Html {
  return html`<table class="cards">
    <thead>
      <tr>
        <th scope="col">Mã hồ sơ</th>
        <th scope="col">Người nộp</th>
        <th scope="col" class="amount">Phải nộp</th>
        <th scope="col">Cổng trả lời</th>
        <th scope="col">Thanh toán</th>
      </tr>
    </thead>
    <tbody>
      ${dossiers.map(dossierRow)}
    </tbody>
  </table>`
}

function dossierRow(dossier: ShopDossier): Html {
  const { code, document } = dossier
  const words = answerInWords(dossier.answer)
  return html`<tr>
    <th scope="row"><a href="/one-stop-shop/${code}">${code}</a></th>
    <td>${document.applicant.name}<br /><span class="hint">${factToLookUp(document)}</span></td>
    <td class="amount">${formatDong(owed(document))}</td>
    <td class="${words.good ? 'good' : 'bad'}">${words.text}</td>
    <td>${paymentWords(dossier.payment)}</td>
  </tr>`
}

function otherPayments(others: readonly PaymentStateMessage[]): Html {
  return html`<section aria-labelledby="others">
    <h2 id="others">Cổng báo về hồ sơ khác</h2>
    <table>
      <thead>
        <tr><th scope="col">Mã hồ sơ</th><th scope="col">Thanh toán</th></tr>
      </thead>
      <tbody>
        ${others.map(
          (message) =>
            html`<tr><th scope="row"><code>${message.dossierCode}</code></th><td>${paymentWords(message)}</td></tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

/** A dossier that exists: what the portal said, what is paid, and its fields to change. */
export function dossierPage(dossier: ShopDossier, faults: readonly string[], portalUrl: string): Html {
  const { code, document } = dossier
  const words = answerInWords(dossier.answer)
  return page(
    `Hồ sơ ${code}`,
    '/one-stop-shop',
    html`<h1>Hồ sơ ${code}</h1>
      ${faultList(faults)}
      <section aria-labelledby="state">
        <h2 id="state">Tình trạng</h2>
        <p class="${words.good ? 'good' : 'bad'}" role="status">${words.text}</p>
        <p>${paymentWords(dossier.payment)}</p>
        <p>
          Tra cứu tại <a href="${portalUrl}">Cổng</a>: mã <code data-copy>${code}</code>,
          ${factToLookUp(document)}.
        </p>
      </section>
      ${slip(dossier, portalUrl)}
      <h2>Thay đổi</h2>
      ${dossierForm(code, document, false)}`,
  )
}

/** A dossier to make, filled in at random. */
export function newDossierPage(code: string, document: DossierDocument, faults: readonly string[]): Html {
  return page(
    'Tạo hồ sơ',
    '/one-stop-shop',
    html`<h1>Tạo hồ sơ</h1>
      ${english('Filled in at random; change what you like.')}
      ${faultList(faults)} ${dossierForm(code, document, true)}`,
  )
}

function faultList(faults: readonly string[]): Html {
  if (faults.length === 0) return html``
  return html`<div class="sheet" role="alert">
    <p class="bad">Chưa gửi:</p>
    <ul>${faults.map((fault) => html`<li>${fault}</li>`)}</ul>
  </div>`
}

function paymentWords(payment: PaymentStateMessage | undefined): Html {
  if (payment === undefined) return html`Chưa thanh toán`
  const amount = formatDong(BigInt(payment.amount))
  if (payment.paymentState === 0)
    return payment.amount === '0' ? html`Chưa thanh toán` : partWords(payment, amount)
  const paidAt = payment.paidAt === null ? '' : `, ${formatDateTime(new Date(payment.paidAt), 'vi')}`
  return html`<span class="good">Đã thanh toán</span>
    ${amount}${paidAt}<br /><span class="hint">${payment.paymentReference ?? ''}</span>`
}

/** Something was paid, and either more is owed or nothing of it is owed any more. */
function partWords({ fees }: PaymentStateMessage, amount: string): Html {
  const owes = fees.some(({ state }) => state === 'OPEN' || state === 'HELD')
  return html`Đã nộp ${amount}, ${owes ? 'còn phải nộp' : 'không còn khoản phải nộp'}`
}

/** The one fact that opens the dossier at the portal's look-up. */
function factToLookUp({ applicant, lookupSecret }: DossierDocument): string {
  if (lookupSecret !== undefined) return `mã tra cứu ${lookupSecret}`
  if (applicant.taxCode !== undefined) return `mã số thuế ${applicant.taxCode}`
  return `4 số cuối định danh: ${applicant.identityNumber?.slice(-4) ?? 'không có'}`
}

const owed = ({ fees }: DossierDocument): bigint =>
  sumDong(
    fees
      .filter(({ agencyReceipt }) => agencyReceipt === undefined)
      .map((fee) => BigInt(fee.amount) - BigInt(fee.reduction)),
  )
