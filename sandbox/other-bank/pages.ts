import { html } from 'hono/html'
import { formatDateTime } from '#lib/dates.ts'
import { formatDong, formatFigures } from '#lib/money.ts'
import { english, type Html, page } from '../pages/layout.ts'
import { type Mangling, manglings } from './mangle.ts'
import type { QrFault, QrPayment } from './qr-payment.ts'
import type { SenderAccount } from './senders.ts'
import type { MadeTransfer, TransferFault } from './transfer.ts'
import { emptyTransfer, type TransferFields } from './transfer-form.ts'

const HERE = '/other-bank-app'

export type ScanFault = QrFault | 'NO_CODE' | 'NOTHING_SENT' | 'TOO_LARGE'

const scanFaults: Readonly<Record<ScanFault, string>> = {
  NO_CODE: 'Không thấy mã QR trong ảnh. Chụp lại gần hơn, đủ sáng, hoặc dán nội dung mã.',
  NOTHING_SENT: 'Chưa có ảnh hay nội dung mã QR nào.',
  TOO_LARGE: 'Ảnh lớn quá 8 MB.',
  NOT_A_PAYMENT_QR: 'Đây không phải mã QR thanh toán.',
  DAMAGED: 'Mã QR sai số kiểm tra: nội dung bị hỏng hoặc bị sửa.',
  NOT_VIETQR: 'Mã QR này không phải VietQR chuyển khoản.',
  NOT_VND: 'Mã QR này không ghi số tiền bằng đồng.',
}

const transferFaults: Readonly<Record<TransferFault | 'FORM', string>> = {
  FORM: 'Số tài khoản, số tiền, ngày hoặc người chuyển chưa đúng.',
  SENDER_UNKNOWN: 'Chưa chọn tài khoản chuyển.',
  ACCOUNT_UNKNOWN: 'Tài khoản nhận không tồn tại tại ngân hàng nhận.',
  BALANCE_TOO_LOW: 'Số dư của người chuyển không đủ.',
}

const manglingNames: Readonly<Record<Mangling, string>> = {
  AS_TYPED: 'Giữ nguyên',
  BANK_PREFIX: 'Thêm mã và tên của ngân hàng',
  PUNCTUATION_DROPPED: 'Bỏ dấu câu',
  SPACES_INSERTED: 'Chèn dấu cách',
  LOWER_CASE: 'Chữ thường',
  CUT_OFF: 'Cắt sau 19 ký tự',
}

/** The start of the app: a picture or a text to read, a transfer by hand, the transfers made last. */
export function scanPage(transfers: readonly MadeTransfer[], fault: ScanFault | undefined): Html {
  return page(
    'App ngân hàng khác',
    HERE,
    html`<h1>App ngân hàng khác</h1>
      ${english('Another bank’s app: it reads a VietQR code from a picture and sends a transfer.')}
      ${fault === undefined ? '' : html`<p class="bad" role="alert">${scanFaults[fault]}</p>`}
      <form method="post" action="${HERE}/scan" enctype="multipart/form-data">
        <fieldset>
          <legend>Quét mã QR</legend>
          <label>Ảnh chụp hoặc ảnh màn hình (PNG, JPEG)<input type="file" name="picture" accept="image/png,image/jpeg" /></label>
          <label>Hoặc dán nội dung mã<input name="text" autocomplete="off" spellcheck="false" maxlength="512" /></label>
          <button class="main">Đọc mã</button>
        </fieldset>
      </form>
      <p><a class="button" href="${HERE}/by-hand">Chuyển khoản tự nhập</a></p>
      ${transferList(transfers)}`,
  )
}

export type TransferView = {
  readonly fields: TransferFields
  readonly senders: readonly SenderAccount[]
  readonly read?: QrPayment
  readonly fault?: TransferFault | 'FORM' | undefined
}

/** A transfer to confirm: filled in from a code, or by hand. */
export function transferPage({ fields, senders, read, fault }: TransferView): Html {
  return page(
    'Chuyển khoản',
    HERE,
    html`<h1>Chuyển khoản</h1>
      ${fault === undefined ? '' : html`<p class="bad" role="alert">${transferFaults[fault]}</p>`}
      ${read === undefined ? '' : html`<p class="good">Đã đọc mã QR: ngân hàng ${read.bin}, tài khoản ${read.account}.</p>`}
      <form method="post" action="${HERE}/transfers">
        <fieldset>
          <legend>Người nhận</legend>
          ${field('Số tài khoản', 'account', fields.account)}
          ${field('Số tiền (đồng)', 'amount', fields.amount)}
          ${field('Nội dung', 'content', fields.content)}
        </fieldset>
        <fieldset>
          <legend>Người chuyển</legend>
          <label>Tài khoản<select name="sender">
            ${senders.map(({ number, holder, balance }) =>
              option(number, `${holder}, ${number}: ${formatDong(balance)}`, fields.sender),
            )}
          </select></label>
        </fieldset>
        <fieldset>
          <legend>Ngân hàng làm gì với nội dung</legend>
          <label>Cách<select name="mangling">
            ${option('', 'Ngẫu nhiên theo hạt giống của tổng đài lỗi', fields.mangling)}
            ${manglings.map((mangling) => option(mangling, manglingNames[mangling], fields.mangling))}
          </select></label>
          <label>Ngày giờ hạch toán (để trống: bây giờ)<input type="datetime-local" name="at" value="${fields.at}" /></label>
        </fieldset>
        <div class="row">
          <button class="main">Chuyển</button>
          <a class="button" href="${HERE}">Bỏ qua</a>
        </div>
      </form>`,
  )
}

/** What a code asks for, as the form shows it. */
export const fieldsOf = ({ account, amount, content }: QrPayment): TransferFields => ({
  ...emptyTransfer,
  account,
  content,
  amount: amount === undefined ? '' : formatFigures(amount),
})

/** A transfer that was made: what arrived, and what the portal said. */
export function madePage(transfer: MadeTransfer): Html {
  return page(
    `Giao dịch ${transfer.bankReference}`,
    HERE,
    html`<h1>Đã chuyển ${formatDong(transfer.amount)}</h1>
      <section aria-label="Giao dịch">
        <dl class="facts">
          <dt>Số giao dịch</dt>
          <dd><code data-copy>${transfer.bankReference}</code></dd>
          <dt>Từ</dt>
          <dd>${transfer.holder}, ${transfer.sender}</dd>
          <dt>Đến tài khoản</dt>
          <dd>${transfer.account}</dd>
          <dt>Nội dung đã nhập</dt>
          <dd><code>${transfer.typed}</code></dd>
          <dt>Nội dung đến nơi</dt>
          <dd><code>${transfer.content}</code></dd>
          <dt>Ngày hạch toán</dt>
          <dd>${formatDateTime(transfer.valueAt, 'vi')}</dd>
          <dt>Báo có cho Cổng</dt>
          <dd>${noticeInWords(transfer)}</dd>
          ${
            transfer.refunded > 0n
              ? html`<dt>Đã hoàn lại</dt>
                  <dd>${formatDong(transfer.refunded)}</dd>`
              : ''
          }
        </dl>
      </section>
      <p><a class="button" href="${HERE}">Giao dịch khác</a></p>`,
  )
}

function noticeInWords(transfer: MadeTransfer): Html {
  if (transfer.told) return html`Cổng đã nhận, trả lời <code>${transfer.verdict ?? ''}</code>`
  return html`Đang báo, đã gửi ${transfer.attempts} lần. <span class="hint">${transfer.lastError ?? ''}</span>`
}

function transferList(transfers: readonly MadeTransfer[]): Html {
  if (transfers.length === 0) return html``
  return html`<section aria-labelledby="made">
    <h2 id="made">Đã chuyển gần đây</h2>
    <ul>
      ${transfers.map(
        (transfer) => html`<li>
          <a href="${HERE}/transfers/${transfer.bankReference}">${transfer.bankReference}</a>: ${formatDong(transfer.amount)},
          ${transfer.holder}
        </li>`,
      )}
    </ul>
  </section>`
}

const field = (label: string, name: string, value: string): Html =>
  html`<label>${label}<input name="${name}" value="${value}" autocomplete="off" /></label>`

const option = (value: string, text: string, chosen: string): Html =>
  value === chosen
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`
