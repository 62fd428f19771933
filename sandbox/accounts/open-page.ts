import { html } from 'hono/html'
import { allBanks } from '../bank/banks.ts'
import { type AccountOutcome, accountOutcomes } from '../bank/seed-accounts.ts'
import type { Html } from '../pages/layout.ts'
import type { Offers, OpenFault, OpenFields } from './open-account.ts'

const faults: Readonly<Record<OpenFault, string>> = {
  FORM: 'Hãy chọn ngân hàng và kết quả.',
  NAME: 'Hãy gõ tên chủ tài khoản, nhiều nhất 200 ký tự.',
  NUMBER_FORM: 'Mã số thuế có 10 hoặc 13 chữ số, số định danh có 9 hoặc 12 chữ số.',
  CHECK_DIGIT: 'Mã số thuế sai số kiểm tra. Hãy lấy một mã gợi ý bên dưới.',
  NUMBER_OF_ANOTHER: 'Số này là của chủ tài khoản khác ở ngân hàng. Hãy lấy một số gợi ý bên dưới.',
}

const outcomeNames: Readonly<Record<AccountOutcome, string>> = {
  SUCCESS: 'Thanh toán được',
  INSUFFICIENT_BALANCE: 'Không đủ số dư',
  LIMIT_EXCEEDED: 'Vượt hạn mức của ngân hàng (1.000 đ một ngày)',
  ACCOUNT_LOCKED: 'Tài khoản bị khóa',
  ACCOUNT_CLOSED: 'Tài khoản đã đóng: ngân hàng từ chối đăng ký',
  TIMEOUT_THEN_SUCCESS: 'Chậm khoảng 20 giây, rồi trích được',
  TIMEOUT_THEN_FAILURE: 'Chậm khoảng 20 giây, rồi không trích được',
}

export type OpenView = {
  readonly fields: OpenFields
  readonly offers: Offers
  readonly fault?: OpenFault
}

/** Opens an account for an organisation or person of one's own, with numbers that nobody has yet. */
export function openForm({ fields, offers, fault }: OpenView): Html {
  return html`<section aria-labelledby="open">
    <h2 id="open">Mở tài khoản mới</h2>
    <p class="hint">
      Cho một tổ chức hoặc cá nhân vừa đăng ký trên Cổng: gõ đúng tên và số như ở Cổng.
      <span lang="en">For a new organisation or person: the same name and number as on the portal.</span>
    </p>
    ${fault === undefined ? '' : html`<p class="bad" role="alert">${faults[fault]}</p>`}
    <form method="post" action="/accounts#open">
      <label>Ngân hàng<select name="bank">
        ${allBanks.map(({ id, name }) => option(id, name, fields.bank))}
      </select></label>
      <label>Chủ tài khoản<input name="name" value="${fields.name}" required maxlength="200" autocomplete="off" /></label>
      <label>Mã số thuế hoặc số định danh<input name="holderId" value="${fields.holderId}" required inputmode="numeric" maxlength="20" autocomplete="off" /></label>
      <label>Khi thanh toán<select name="outcome">
        ${accountOutcomes.map((outcome) => option(outcome, outcomeNames[outcome], fields.outcome))}
      </select></label>
      <button class="main">Mở tài khoản</button>
    </form>
    <dl class="facts">
      <dt>Mã số thuế chưa ai dùng</dt>
      ${offers.taxCodes.map(offered)}
      <dt>Số định danh chưa ai dùng</dt>
      ${offers.identityNumbers.map(offered)}
    </dl>
  </section>`
}

const offered = (number: string): Html => html`<dd><code data-copy>${number}</code></dd>`

const option = (value: string, text: string, chosen: string): Html =>
  html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`
