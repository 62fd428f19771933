import { html } from 'hono/html'
import { formatDate, formatTime } from '#lib/dates.ts'
import { formatDong } from '#lib/money.ts'
import { banks } from '../bank/banks.ts'
import { english, type Html, page } from '../pages/layout.ts'
import { type DayOutcome, type DayTotals, dayOutcomes } from './day-totals.ts'
import type { CounterItem, Place } from './item-store.ts'
import { branchChoices } from './place.ts'
import { inFours, stateInWords } from './words.ts'

const outcomeNames: Readonly<Record<DayOutcome, string>> = {
  TAKEN: 'Đã thu',
  TAKEN_UNTOLD: 'Đã thu, chưa báo xong cho Cổng',
  NOT_TAKEN: 'Không thu',
  REFUSED: 'Không thu được',
  OPEN: 'Đang mở',
}

export type HomeView = {
  readonly place: Place
  readonly unfinished: readonly CounterItem[]
  readonly taken: readonly CounterItem[]
  readonly totals: DayTotals
  readonly now: Date
}

/** The counter: what is unfinished, the number to type or scan, the day. */
export function homePage(view: HomeView): Html {
  return page(
    'Quầy giao dịch',
    '/counter',
    html`<h1>Quầy giao dịch</h1>
      ${english('The teller’s counter: scan or type the number of a payment instruction, take the money, done.')}
      ${placeForm(view.place)} ${unfinishedList(view.unfinished)} ${numberForm('')} ${totalsTable(view)}
      ${takenList(view.taken)}`,
  )
}

function placeForm(place: Place): Html {
  const chosen = `${place.bank}/${place.branch}`
  return html`<section aria-label="Quầy">
    <p><strong>${banks[place.bank].name}</strong> · ${place.branch} · ${place.teller}</p>
    <details>
      <summary>Đổi ngân hàng, chi nhánh hoặc giao dịch viên</summary>
      <form method="post" action="/counter/place" class="row">
        <label>Chi nhánh<select name="branch">
          ${branchChoices.map(({ value, bankName, branch }) =>
            value === chosen
              ? html`<option value="${value}" selected>${bankName}: ${branch}</option>`
              : html`<option value="${value}">${bankName}: ${branch}</option>`,
          )}
        </select></label>
        <label>Giao dịch viên<input name="teller" value="${place.teller}" required maxlength="40" autocomplete="off" /></label>
        <button>Đổi quầy</button>
      </form>
    </details>
  </section>`
}

/** The one field that a scanner or a hand fills in. */
export function numberForm(typed: string): Html {
  return html`<form method="get" action="/counter/check" class="sheet scan">
    <label>Số chỉ dẫn: quét hoặc gõ, rồi Enter<input
      name="number" value="${typed}" required maxlength="512" autocomplete="off" spellcheck="false" autofocus
    /></label>
    <button class="main">Kiểm tra</button>
  </form>`
}

function unfinishedList(items: readonly CounterItem[]): Html {
  if (items.length === 0) return html``
  return html`<section aria-labelledby="unfinished">
    <h2 id="unfinished">Việc đang dở</h2>
    <ul>
      ${items.map(
        (item) => html`<li>
          <a href="/counter/items/${item.id.toString()}">Tiếp tục <code>${inFours(item.number)}</code></a>
          ${item.amount === undefined ? '' : formatDong(item.amount)}: ${stateInWords(item)}
        </li>`,
      )}
    </ul>
  </section>`
}

function totalsTable({ totals, now }: HomeView): Html {
  return html`<section aria-labelledby="day">
    <h2 id="day">Trong ngày ${formatDate(now, 'vi')}</h2>
    <table class="totals">
      <thead>
        <tr><th scope="col">Kết quả</th><th scope="col" class="amount">Số lượt</th><th scope="col" class="amount">Số tiền</th></tr>
      </thead>
      <tbody>
        ${dayOutcomes.map((outcome) => {
          const { count, sum } = totals.byOutcome[outcome]
          return html`<tr>
            <th scope="row">${outcomeNames[outcome]}</th>
            <td class="amount">${count}</td>
            <td class="amount">${formatDong(sum)}</td>
          </tr>`
        })}
      </tbody>
    </table>
    <p>
      Sổ quỹ: thu ${formatDong(totals.cashTaken)}, chi hoàn ${formatDong(totals.cashPaidOut)}, còn lại
      <strong>${formatDong(totals.cashTaken - totals.cashPaidOut)}</strong>
    </p>
  </section>`
}

function takenList(items: readonly CounterItem[]): Html {
  if (items.length === 0) return html``
  return html`<section aria-labelledby="taken">
    <h2 id="taken">Thu gần đây</h2>
    <ul>
      ${items.map(
        (item) => html`<li>
          ${formatTime(item.changedAt)} · <code>${inFours(item.number)}</code> · ${formatDong(item.amount ?? 0n)} ·
          <a href="/counter/items/${item.id.toString()}/slip" aria-label="In lại phiếu ${inFours(item.number)}">In lại phiếu</a>
        </li>`,
      )}
    </ul>
  </section>`
}
