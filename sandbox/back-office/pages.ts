import { html } from 'hono/html'
import { formatDateTime } from '#lib/dates.ts'
import { formatDong } from '#lib/money.ts'
import type { BankAccount } from '../bank/account-store.ts'
import { allBanks, type Bank } from '../bank/banks.ts'
import type { MandateRefusal } from '../bank/mandate-store.ts'
import { english, type Html, page } from '../pages/layout.ts'
import type { ReadForm, RegistrationForm, SentDecision } from './registration.ts'

const HERE = '/back-office'
const title = 'Nội bộ ngân hàng'

/** The start of a bank's back office: the number to type or scan, and what was decided last. */
export function startPage(bank: Bank, decisions: readonly SentDecision[]): Html {
  return page(
    title,
    HERE,
    html`<h1>${title}: ${bank.name}</h1>
      ${english('The bank’s own back office: it reads a registration form from the portal and approves or rejects it by a signed message.')}
      ${bankLinks(bank)} ${numberForm(bank, '')} ${decisionList(bank, decisions)}`,
  )
}

function bankLinks(here: Bank): Html {
  return html`<p class="row" role="group" aria-label="Ngân hàng">
    ${allBanks.map(({ id, name }) =>
      id === here.id
        ? html`<a class="button" href="${HERE}/${id}" aria-current="true">● ${name}</a>`
        : html`<a class="button" href="${HERE}/${id}">${name}</a>`,
    )}
  </p>`
}

function numberForm(bank: Bank, typed: string): Html {
  return html`<form method="get" action="${HERE}/${bank.id}/registration" class="sheet scan">
    <label>Số phiếu đăng ký: quét hoặc gõ, rồi Enter<input
      name="number" value="${typed}" required maxlength="64" autocomplete="off" spellcheck="false" autofocus
    /></label>
    <button class="main">Đọc phiếu từ Cổng</button>
  </form>`
}

export type RegistrationView = {
  readonly bank: Bank
  readonly typed: string
  readonly read: ReadForm
  /** The bank's own account of this number, and what it has against it. */
  readonly own: { readonly account: BankAccount | undefined; readonly refusal: MandateRefusal | undefined }
  readonly decisions: readonly SentDecision[]
}

/** A form as the portal tells it, beside what the bank knows itself, and the two buttons. */
export function registrationPage(view: RegistrationView): Html {
  const { bank, typed, read, decisions } = view
  return page(
    `Phiếu ${typed}`,
    HERE,
    html`<h1>Phiếu ${typed}</h1>
      ${bankLinks(bank)}
      ${read.result === 'FORM' ? formSections(view, read.form) : noForm(bank, read, typed)}
      ${decisionList(bank, decisions)}`,
  )
}

function noForm(bank: Bank, read: Exclude<ReadForm, { result: 'FORM' }>, typed: string): Html {
  const why =
    read.result === 'UNKNOWN'
      ? `Cổng không có phiếu số này cho ${bank.name}. Kiểm tra lại số, hoặc chọn ngân hàng khác.`
      : `Cổng chưa trả lời (${read.why}). Bấm Đọc phiếu để hỏi lại.`
  return html`<p class="bad" role="alert">${why}</p>
    ${numberForm(bank, typed)}`
}

function formSections({ bank, own }: RegistrationView, form: RegistrationForm): Html {
  return html`<section aria-label="Phiếu">
      <dl class="facts">
        ${fact('Trạng thái trên Cổng', form.state)} ${fact('Phiên bản', form.version.toString())}
        ${fact('Chủ đăng ký', form.holderName)} ${fact('Loại', form.holderKind)}
        ${fact('Mã số thuế', form.taxCode ?? '–')} ${fact('Số định danh', form.identityNumber ?? '–')}
        ${fact('Số tài khoản', form.account)} ${fact('Chủ tài khoản', form.accountHolder)}
        ${fact('Chi nhánh', form.branch)} ${fact('Hạn mức ngày', formatDong(form.dailyLimit))}
        ${fact('Phạm vi', form.scope)}
      </dl>
    </section>
    ${comparison(own)}
    <form method="post" action="${HERE}/${bank.id}/decisions">
      <fieldset>
        <legend>Quyết định của ngân hàng</legend>
        <input type="hidden" name="number" value="${form.number}" />
        <input type="hidden" name="version" value="${form.version}" />
        <label>Ký hiệu cán bộ<input name="by" value="KSV-0117" required maxlength="80" autocomplete="off" /></label>
        <label>Lý do (khi từ chối)<input name="reason" maxlength="200" autocomplete="off" /></label>
        <div class="row">
          <button class="main" name="decision" value="APPROVED">Duyệt và báo Cổng</button>
          <button name="decision" value="REJECTED">Từ chối và báo Cổng</button>
        </div>
        <p class="hint">
          Gửi lại bao nhiêu lần cũng được. Gửi hai lần, ký sai, đến trễ: đặt ở <a href="/switchboard">tổng đài lỗi</a>.
          <span lang="en">May be sent again. Twice, wrongly signed or late: set it at the switchboard.</span>
        </p>
      </fieldset>
    </form>`
}

const fact = (term: string, value: string): Html =>
  html`<dt>${term}</dt>
    <dd><code>${value}</code></dd>`

const refusals: Readonly<Record<MandateRefusal, string>> = {
  ACCOUNT_UNKNOWN: 'Ngân hàng không có tài khoản này.',
  HOLDER_DIFFERS: 'Tài khoản của người khác: khác tên, khác mã số thuế hoặc số định danh.',
  HOLDER_NAME_DIFFERS: 'Tài khoản đứng tên khác.',
  TAX_CODE_DIFFERS: 'Đúng tên, nhưng tài khoản mang mã số thuế khác.',
  IDENTITY_NUMBER_DIFFERS: 'Đúng tên, nhưng tài khoản mang số định danh khác.',
  ACCOUNT_CLOSED: 'Tài khoản đã đóng.',
}

function comparison({ account, refusal }: RegistrationView['own']): Html {
  return html`<section aria-label="Đối chiếu">
    ${
      refusal === undefined
        ? html`<p class="good">Khớp với tài khoản tại ngân hàng.</p>`
        : html`<p class="bad">${refusals[refusal]}</p>`
    }
    ${
      account === undefined
        ? ''
        : html`<p>
            <a href="/accounts/${account.number}">${account.number}</a>, ${account.holder}, ${account.holderId}:
            ${account.state}
          </p>`
    }
  </section>`
}

const decisionNames = { APPROVED: 'Duyệt', REJECTED: 'Từ chối' } as const

function decisionList(bank: Bank, decisions: readonly SentDecision[]): Html {
  if (decisions.length === 0) return html``
  return html`<section aria-labelledby="sent">
    <h2 id="sent">Đã báo Cổng</h2>
    <ul>
      ${decisions.map(
        (sent) => html`<li>
          ${formatDateTime(sent.at, 'vi')} ·
          <a href="${HERE}/${bank.id}/registration?number=${encodeURIComponent(sent.number)}">${sent.number}</a> ·
          ${decisionNames[sent.decision]}, phiên bản ${sent.version}, ${sent.by}${sent.reason === null ? '' : `: ${sent.reason}`} ·
          ${answerInWords(sent)}
        </li>`,
      )}
    </ul>
  </section>`
}

function answerInWords({ answer, attempts, lastError }: SentDecision): Html {
  if (answer === null) {
    return html`<span class="bad">chưa có trả lời, đã gửi ${attempts} lần</span> <span class="hint">${lastError ?? ''}</span>`
  }
  return answer.result === undefined
    ? html`<span class="bad">Cổng từ chối: <code>${answer.code ?? '?'}</code></span>`
    : html`<span class="good">Cổng trả lời <code>${answer.result}</code></span>, trạng thái <code>${answer.state ?? '?'}</code>`
}
