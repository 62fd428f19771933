import { html } from 'hono/html'
import { formatTime, isoDate } from '#lib/dates.ts'
import { formatDong } from '#lib/money.ts'
import { type Html, page } from '../pages/layout.ts'
import { refusal } from './check-page.ts'
import type { CounterItem } from './item-store.ts'
import { largeAmount, owedDetails } from './owed.ts'
import { inFours, verdictInWords } from './words.ts'

/** One number in the teller's hands: what to do now, whatever happened to the machine before. */
export function itemPage(item: CounterItem, now: Date): Html {
  return page(`Số ${inFours(item.number)}`, '/counter', content(item, now))
}

/** Whether the page should be loaded anew by itself: the portal is being told. */
export const isBeingTold = ({ telling }: CounterItem): boolean =>
  telling !== undefined && !telling.held && telling.answer === undefined

function content(item: CounterItem, now: Date): Html {
  switch (item.state) {
    case 'ACTIVATING':
      return activating(item)
    case 'ACTIVATED':
      return activated(item, now)
    case 'REFUSED':
      return html`<h1>Không thu được</h1>
        ${item.answer?.result === 'NOT_PAYABLE' ? refusal(item.answer) : usedUp(item)} ${nextNumber}`
    case 'TAKEN':
      return taken(item)
    case 'NOT_TAKEN':
      return html`<h1>Không thu</h1>
        <p>Số <code>${inFours(item.number)}</code>: không nhận tiền.</p>
        ${telling(item)} ${nextNumber}`
  }
}

function activating(item: CounterItem): Html {
  return html`<h1>Chưa rõ Cổng đã giữ chỗ chưa</h1>
    <section aria-label="Việc cần làm">
      <p class="bad" role="alert">Chưa nhận tiền. Hỏi lại Cổng với đúng mã quầy này, hoặc bỏ.</p>
      <p>Số <code>${inFours(item.number)}</code>, mã quầy <code>${item.key}</code></p>
      <div class="row">
        ${action(item, 'ask', 'Hỏi lại Cổng', true)} ${action(item, 'not-taken', 'Không thu', false)}
      </div>
    </section>`
}

/** The portal was asked again when the hold under this key was over. */
const usedUp = (item: CounterItem): Html =>
  html`<p class="bad" role="alert">
    Hết giờ giữ chỗ theo mã quầy <code>${item.key}</code>. Không thu; kiểm tra lại số
    <code>${inFours(item.number)}</code> để giữ chỗ mới.
  </p>`

function activated(item: CounterItem, now: Date): Html {
  const { heldUntil = now, amount = 0n, answer } = item
  const over = heldUntil <= now
  return html`<h1 tabindex="-1" ${over ? '' : 'autofocus'}>Thu của người nộp</h1>
    <section aria-label="Số tiền">
      ${largeAmount(amount)}
      ${
        over
          ? html`<p class="bad" role="alert">
              Đã hết giờ giữ chỗ lúc ${formatTime(heldUntil)}. Chưa nhận tiền thì bấm Không thu rồi kiểm tra lại số;
              đã nhận rồi thì vẫn bấm Đã nhận đủ tiền, Cổng sẽ xử lý.
            </p>`
          : html`<p>
              Giữ chỗ đến <time datetime="${isoDate(heldUntil)}" data-until>${formatTime(heldUntil)}</time>
              <span data-left>(còn ${Math.ceil((heldUntil.getTime() - now.getTime()) / 60_000)} phút)</span>
            </p>`
      }
      <div class="row">
        ${action(item, 'taken', 'Đã nhận đủ tiền', true)} ${action(item, 'not-taken', 'Không thu', false)}
      </div>
    </section>
    <section aria-label="Chi tiết">
      ${answer?.result === 'ACTIVATED' ? owedDetails(answer) : ''}
      <p class="hint">Mã quầy <code>${item.key}</code></p>
    </section>`
}

function taken(item: CounterItem): Html {
  return html`<h1>Đã thu ${formatDong(item.amount ?? 0n)}</h1>
    <p>Số <code>${inFours(item.number)}</code>, bút toán <code>${item.bankReference ?? ''}</code></p>
    ${telling(item)}
    <div class="row">
      <a class="button" href="/counter/items/${item.id.toString()}/slip">In phiếu</a>
      ${nextNumber}
    </div>`
}

/** How far the portal knows. */
function telling(item: CounterItem): Html {
  const told = item.telling
  if (told === undefined) return html``
  if (told.answer !== undefined) {
    return html`<section aria-label="Cổng trả lời">
      <p class="good" role="status">${verdictInWords(told.answer.verdict)}</p>
      <p>Nói với người nộp: <q>${told.answer.payer.vi}</q></p>
      <p class="hint">Mã: <code>${told.answer.verdict}</code></p>
    </section>`
  }
  return html`<section aria-label="Cổng trả lời">
    <p class="bad" role="status">
      ${
        told.held
          ? 'Máy dừng sau khi thu: tiền đã vào sổ quầy, Cổng chưa biết. Bấm Báo tiếp.'
          : `Đang báo cho Cổng, đã gửi ${told.attempts} lần. Trang này tự tải lại.`
      }
    </p>
    ${told.lastError === undefined ? '' : html`<p class="hint">${told.lastError}</p>`}
    ${action(item, 'tell', 'Báo tiếp', told.held)}
  </section>`
}

/** In focus where nothing else is to be done: Enter goes on. */
const nextNumber = html`<a class="button" href="/counter" autofocus>Số tiếp theo</a>`

function action(item: CounterItem, name: string, label: string, main: boolean): Html {
  return html`<form method="post" action="/counter/items/${item.id.toString()}/${name}">
    ${main ? html`<button class="main">${label}</button>` : html`<button>${label}</button>`}
  </form>`
}
