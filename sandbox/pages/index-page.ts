import { html } from 'hono/html'
import { issuerOf } from '../bank/issuers.ts'
import { type CardOutcome, type DemoCard, demoCards } from '../bank/seed-cards.ts'
import { english, type Html, page } from './layout.ts'

const outcomes: Record<CardOutcome, { vi: string; en: string }> = {
  SUCCESS: { vi: 'Thành công', en: 'Success' },
  INSUFFICIENT_BALANCE: { vi: 'Tài khoản không đủ số dư', en: 'Insufficient balance' },
  CARD_LOCKED: { vi: 'Thẻ bị khóa', en: 'Card locked' },
  CARD_EXPIRED: { vi: 'Thẻ hết hạn', en: 'Card expired' },
  NOT_REGISTERED_ONLINE: {
    vi: 'Chưa đăng ký thanh toán trực tuyến',
    en: 'Not registered for online payment',
  },
  LIMIT_EXCEEDED: { vi: 'Vượt hạn mức (1.000 đ)', en: 'Over its limit of 1,000 đồng' },
  OTP_NEVER_ARRIVES: { vi: 'Mã OTP không bao giờ đến', en: 'The OTP never arrives' },
  TIMEOUT_THEN_SUCCESS: {
    vi: 'Ngân hàng chưa trả lời, khoảng 20 giây sau báo thành công',
    en: 'Time-out, then success after about 20 s',
  },
  TIMEOUT_THEN_FAILURE: {
    vi: 'Ngân hàng chưa trả lời, khoảng 20 giây sau báo thất bại',
    en: 'Time-out, then failure after about 20 s',
  },
}

/** What the sandbox is, and the cards to try. `portalUrl` is where they are used. */
export function indexPage(portalUrl: string): Html {
  return page(
    'Thẻ thử nghiệm',
    '/',
    html`<h1>Ngân hàng, quầy, điện thoại và một cửa để thử Cổng thanh toán</h1>
      ${english('Banks with counters and apps, phones and a one-stop shop to try the payment portal with.')}
      <p class="lead">
        Mở <a href="${portalUrl}">Cổng thanh toán</a>, chọn hồ sơ, trả bằng một thẻ dưới đây. Mã OTP đến
        <a href="/phone">điện thoại</a> của thẻ. Không có thẻ: in chỉ dẫn thanh toán, nộp tiền mặt tại
        <a href="/counter">quầy</a>, hoặc quét mã QR bằng <a href="/other-bank-app">app ngân hàng khác</a>. Đăng ký một
        <a href="/accounts">tài khoản</a> trên Cổng rồi duyệt phiếu tại <a href="/back-office">nội bộ ngân hàng</a> để trả bằng tài khoản đó. <a href="/one-stop-shop">Một cửa</a> tạo hồ sơ mới;
        <a href="/switchboard">tổng đài lỗi</a> làm ngân hàng chậm, im lặng hoặc sai.
      </p>
      <section aria-labelledby="cards">
        <h2 id="cards">Thẻ và kết quả</h2>
        <p class="hint">
          Sai tên hoặc sai ngày: dùng một thẻ thành công và gõ khác đi.
          <span lang="en">For a wrong name or date, mistype one of a success card.</span>
        </p>
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Số thẻ</th>
              <th scope="col">Ngân hàng</th>
              <th scope="col">Tên in trên thẻ</th>
              <th scope="col">Ngày</th>
              <th scope="col">Điện thoại</th>
              <th scope="col">Kết quả</th>
            </tr>
          </thead>
          <tbody>
            ${demoCards.map(cardRow)}
          </tbody>
        </table>
      </section>`,
  )
}

function cardRow(card: DemoCard): Html {
  const issuer = issuerOf(card.number)
  const outcome = outcomes[card.outcome]
  const kind = issuer.dateKind === 'ISSUE' ? 'phát hành' : 'hết hạn'
  return html`<tr>
    <th scope="row"><code data-copy>${card.number}</code></th>
    <td>${issuer.name}</td>
    <td><code>${card.holderName}</code></td>
    <td><code>${card.date}</code> <span class="hint">${kind}</span></td>
    <td><a href="/phone/${card.phone}">${card.phone}</a></td>
    <td>${outcome.vi} <span class="en" lang="en">${outcome.en}</span></td>
  </tr>`
}
