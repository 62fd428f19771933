import { html } from 'hono/html'
import { formatDateTime } from '#lib/dates.ts'
import { formatDong } from '#lib/money.ts'
import type { AccountBehaviour, AccountState, BankAccount } from '../bank/account-store.ts'
import { allBanks, type Bank, banks } from '../bank/banks.ts'
import { english, type Html, page } from '../pages/layout.ts'
import type { AccountMandate, Movement } from './movements.ts'
import { type OpenView, openForm } from './open-page.ts'

const HERE = '/accounts'

const stateNames: Readonly<Record<AccountState, string>> = {
  OPEN: 'Đang mở',
  LOCKED: 'Bị khóa',
  CLOSED: 'Đã đóng',
}
const behaviourNames: Readonly<Record<AccountBehaviour, string>> = {
  PROMPT: '',
  LATE_SUCCESS: 'chậm khoảng 20 giây, rồi trích được',
  LATE_FAILURE: 'chậm khoảng 20 giây, rồi không trích được',
}
const movementNames: Readonly<Record<Movement['kind'], string>> = {
  FUNDING: 'Nộp, rút tại ngân hàng',
  TRANSFER: 'Chuyển khoản',
  ACCOUNT_DEBIT: 'Trích nợ theo ủy quyền',
  REFUND: 'Hoàn tiền',
  PAYMENT: 'Thanh toán thẻ',
}

/** Every account that may be registered, bank by bank, with what lies on it. */
export function accountsPage(accounts: readonly BankAccount[], open: OpenView): Html {
  return page(
    'Tài khoản',
    HERE,
    html`<h1>Tài khoản tại ngân hàng</h1>
      ${english('Bank accounts to register with the portal: whose they are, what lies on them, what paying by them leads to.')}
      <p><a class="button" href="#open">Mở tài khoản mới</a></p>
      ${allBanks.map((bank) =>
        bankSection(
          bank,
          accounts.filter((account) => account.bank === bank.id),
        ),
      )}
      ${openForm(open)}`,
  )
}

function bankSection(bank: Bank, accounts: readonly BankAccount[]): Html {
  return html`<section aria-labelledby="${bank.id}">
    <h2 id="${bank.id}">${bank.name}</h2>
    <table class="cards wrapping">
      <thead>
        <tr>
          <th scope="col">Số tài khoản</th>
          <th scope="col">Chủ tài khoản</th>
          <th scope="col">Mã số thuế, số định danh</th>
          <th scope="col" class="amount">Số dư</th>
          <th scope="col" class="amount">Hạn mức ngày</th>
          <th scope="col">Trạng thái</th>
        </tr>
      </thead>
      <tbody>
        ${accounts.map(
          (account) => html`<tr>
            <th scope="row"><a href="${HERE}/${account.number}">${account.number}</a></th>
            <td><code>${account.holder}</code></td>
            <td><code>${account.holderId}</code></td>
            <td class="amount" data-label="Số dư">${formatDong(account.balance)}</td>
            <td class="amount" data-label="Hạn mức ngày">${formatDong(account.dailyLimit)}</td>
            <td>${stateNames[account.state]} <span class="hint">${behaviourNames[account.behaviour]}</span></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

export type AccountView = {
  readonly account: BankAccount
  readonly mandates: readonly AccountMandate[]
  readonly movements: readonly Movement[]
}

/** One account: its mandates, what moved last, and what a clerk may do with it. */
export function accountPage({ account, mandates, movements }: AccountView): Html {
  return page(
    `Tài khoản ${account.number}`,
    HERE,
    html`<h1>Tài khoản ${account.number}</h1>
      <section aria-label="Tài khoản">
        <p class="sum">${formatDong(account.balance)}</p>
        <dl class="facts">
          <dt>Số tài khoản</dt>
          <dd><code data-copy>${account.number}</code></dd>
          <dt>Ngân hàng</dt>
          <dd>${banks[account.bank].name}</dd>
          <dt>Chủ tài khoản</dt>
          <dd><code>${account.holder}</code></dd>
          <dt>Mã số thuế, số định danh</dt>
          <dd><code>${account.holderId}</code></dd>
          <dt>Hạn mức ngày của ngân hàng</dt>
          <dd>${formatDong(account.dailyLimit)}</dd>
          <dt>Trạng thái</dt>
          <dd><strong>${stateNames[account.state]}</strong> <span class="hint">${behaviourNames[account.behaviour]}</span></dd>
        </dl>
      </section>
      ${mandateTable(mandates)} ${movementTable(movements)} ${clerk(account)}
      <p><a class="button" href="${HERE}">Tất cả tài khoản</a></p>`,
  )
}

function mandateTable(mandates: readonly AccountMandate[]): Html {
  if (mandates.length === 0) {
    return html`<section aria-label="Ủy quyền trích nợ"><p>Chưa có ủy quyền trích nợ nào.</p></section>`
  }
  return html`<section aria-labelledby="mandates">
    <h2 id="mandates">Ủy quyền trích nợ</h2>
    <table class="cards wrapping">
      <thead>
        <tr><th scope="col">Số phiếu</th><th scope="col">Phiên bản</th><th scope="col">Trạng thái</th><th scope="col" class="amount">Hạn mức ngày</th></tr>
      </thead>
      <tbody>
        ${mandates.map(
          (mandate) => html`<tr>
            <th scope="row"><code>${mandate.number}</code></th>
            <td data-label="Phiên bản">${mandate.version}</td>
            <td>${mandate.state}</td>
            <td class="amount" data-label="Hạn mức ngày">${formatDong(mandate.dailyLimit)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function movementTable(movements: readonly Movement[]): Html {
  return html`<section aria-labelledby="movements">
    <h2 id="movements">Phát sinh gần đây</h2>
    <table class="cards wrapping">
      <thead>
        <tr><th scope="col">Lúc</th><th scope="col">Việc</th><th scope="col">Tham chiếu</th><th scope="col" class="amount">Số tiền</th></tr>
      </thead>
      <tbody>
        ${movements.map(
          (movement) => html`<tr>
            <th scope="row">${formatDateTime(movement.at, 'vi')}</th>
            <td>${movementNames[movement.kind]}</td>
            <td><code>${movement.reference}</code></td>
            <td class="amount">${formatDong(movement.amount)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function clerk({ number, state, balance }: BankAccount): Html {
  return html`<section aria-labelledby="clerk">
    <h2 id="clerk">Việc của ngân hàng</h2>
    <form method="post" action="${HERE}/${number}/state" class="row">
      ${state === 'OPEN' ? '' : html`<button name="state" value="OPEN">Mở lại</button>`}
      ${state === 'LOCKED' ? '' : html`<button name="state" value="LOCKED">Khóa</button>`}
      ${state === 'CLOSED' ? '' : html`<button name="state" value="CLOSED">Đóng</button>`}
    </form>
    <form method="post" action="${HERE}/${number}/balance" class="row">
      <label>Đặt số dư (đồng)<input name="balance" value="${balance.toString()}" required inputmode="numeric" pattern="[0-9]{1,13}" autocomplete="off" /></label>
      <button>Đặt</button>
    </form>
  </section>`
}
