import type { DeclineReason, Method, MoneyBackReason } from '#server/domains/payments/contract.ts'

/** Which of the three the bank found wrong is not said: whoever tries out a card would learn what is right. */
const cardDetails = {
  what: 'Số thẻ, tên chủ thẻ và ngày trên thẻ không khớp với dữ liệu của ngân hàng, vui lòng kiểm tra lại.',
  next: 'Xin xem cả ba như in trên thẻ rồi nhập lại.',
}

/** Why no money was taken, and what to do about it. */
const reasons: Record<DeclineReason, { what: string; next: string }> = {
  CARD_UNKNOWN: cardDetails,
  HOLDER_NAME_WRONG: cardDetails,
  CARD_DATE_WRONG: cardDetails,
  CARD_LOCKED: {
    what: 'Thẻ không hoạt động, vui lòng kiểm tra lại.',
    next: 'Xin gọi ngân hàng để mở thẻ, hoặc dùng thẻ khác.',
  },
  CARD_EXPIRED: { what: 'Thẻ đã hết hạn.', next: 'Xin dùng thẻ khác.' },
  NOT_REGISTERED_ONLINE: {
    what: 'Thẻ chưa đăng ký thanh toán trực tuyến.',
    next: 'Xin bật thanh toán trực tuyến theo hướng dẫn của ngân hàng, rồi thử lại.',
  },
  LIMIT_EXCEEDED: {
    what: 'Số tiền vượt hạn mức của thẻ.',
    next: 'Xin nâng hạn mức với ngân hàng, dùng thẻ khác, hoặc trả ít hồ sơ hơn trong một lần.',
  },
  INSUFFICIENT_BALANCE: {
    what: 'Tài khoản của thẻ không đủ số dư.',
    next: 'Xin nạp thêm tiền vào tài khoản, hoặc dùng thẻ khác.',
  },
  ACCOUNT_NOT_REGISTERED: {
    what: 'Ngân hàng chưa ghi nhận, hoặc không còn ghi nhận, việc trích nợ tài khoản này.',
    next: 'Xin xem tình trạng ở Tài khoản ngân hàng, hoặc chọn tài khoản khác.',
  },
  ACCOUNT_LOCKED: {
    what: 'Tài khoản đang bị khóa hoặc đã đóng tại ngân hàng.',
    next: 'Xin gọi ngân hàng, hoặc chọn tài khoản khác.',
  },
  BANK_MAINTENANCE: {
    what: 'Ngân hàng phát hành thẻ đang bảo trì.',
    next: 'Xin thử lại sau ít giờ, hoặc dùng thẻ của ngân hàng khác.',
  },
  OTP_TRIES_EXCEEDED: {
    what: 'Bạn nhập sai quá 3 lần, vui lòng thực hiện lại giao dịch sau.',
    next: 'Ông/Bà có thể bắt đầu lại với mã mới.',
  },
  OTP_TOO_MANY: {
    what: 'Đã xin mã xác thực quá nhiều lần.',
    next: 'Xin bắt đầu lại sau ít phút.',
  },
  ISSUER_TIMEOUT: {
    what: 'Ngân hàng phát hành thẻ không trả lời kịp.',
    next: 'Xin thử lại, hoặc dùng thẻ của ngân hàng khác.',
  },
  BANK_SILENT: {
    what: 'Ngân hàng chưa trả lời khi kiểm tra thẻ.',
    next: 'Xin thử lại sau ít phút.',
  },
  CANCELLED_BY_PAYER: {
    what: 'Ông/Bà đã dừng lần thanh toán này.',
    next: 'Ông/Bà có thể bắt đầu lại bất cứ lúc nào.',
  },
  CANCELLED_BY_BANK: {
    what: 'Ngân hàng đã hủy giao dịch.',
    next: 'Xin thử lại, hoặc gọi ngân hàng để biết lý do.',
  },
  LEASE_ENDED: {
    what: 'Đã quá thời gian cho một lần nhập thẻ.',
    next: 'Xin bắt đầu lại.',
  },
  NOT_TAKEN_AT_COUNTER: {
    what: 'Quầy ngân hàng đã không thu khoản này.',
    next: 'Ông/Bà có thể trả lại tại quầy, bằng ứng dụng ngân hàng, hoặc bằng thẻ.',
  },
  PAID_ELSEWHERE: {
    what: 'Các khoản này đã được nộp bằng một lần thanh toán khác, nên lần này Ông/Bà không bị trừ tiền.',
    next: 'Ông/Bà không phải nộp nữa; nếu còn khoản khác, xin chọn lại từ danh sách hồ sơ.',
  },
  HELD_ELSEWHERE: {
    what: 'Các khoản này đang được nộp ở quầy hoặc bằng một lần thanh toán khác, nên lần này Ông/Bà không bị trừ tiền.',
    next: 'Xin xem lại sau ít phút. Nếu khi đó vẫn còn phải nộp, Ông/Bà có thể bắt đầu lại.',
  },
  CHARGES_CHANGED: {
    what: 'Mức thu vừa thay đổi, nên lần này Ông/Bà không bị trừ tiền.',
    next: 'Xin xem lại số tiền mới rồi bắt đầu lại.',
  },
  DECLINED: {
    what: 'Ngân hàng từ chối giao dịch.',
    next: 'Xin dùng thẻ khác, hoặc gọi ngân hàng để biết lý do.',
  },
}

/** The same reasons of a debited account, where a card's words would be wrong. */
const accountReasons: Partial<typeof reasons> = {
  LIMIT_EXCEEDED: {
    what: 'Số tiền vượt hạn mức mà ngân hàng cho phép với tài khoản này.',
    next: 'Xin hỏi ngân hàng về hạn mức, chọn tài khoản khác, hoặc trả ít hồ sơ hơn trong một lần.',
  },
  INSUFFICIENT_BALANCE: {
    what: 'Tài khoản không đủ số dư.',
    next: 'Xin nạp thêm tiền vào tài khoản, hoặc chọn tài khoản khác.',
  },
  BANK_MAINTENANCE: {
    what: 'Ngân hàng đang bảo trì.',
    next: 'Xin thử lại sau ít giờ, hoặc trả bằng cách khác.',
  },
  DECLINED: {
    what: 'Ngân hàng từ chối trích nợ tài khoản.',
    next: 'Xin gọi ngân hàng để biết lý do, hoặc trả bằng cách khác.',
  },
}

/** How a payment was made. */
const methods: Record<Method, string> = {
  CARD: 'Thẻ ngân hàng nội địa',
  COUNTER: 'Tại quầy ngân hàng',
  TRANSFER: 'Chuyển khoản (VietQR)',
  ACCOUNT: 'Tài khoản đã đăng ký',
}

/** Why money did not fit, or why it goes back. */
const moneyBackReasons: Record<MoneyBackReason, string> = {
  DUPLICATE: 'Các khoản này đã được trả ở một lần khác.',
  SHORT: 'Số tiền đến ít hơn số phải nộp.',
  OVER: 'Số tiền đến nhiều hơn số phải nộp.',
  HELD_BY_OTHER: 'Khi tiền đến, một lần trả khác đang giữ các khoản này.',
  FUTURE_DATED: 'Ngân hàng báo tiền với ngày chưa tới.',
  REFERENCE_REUSED: 'Ngân hàng báo tiền với số giao dịch đã dùng trước đó.',
  FEE_REDUCED: 'Cơ quan đã giảm hoặc miễn khoản đã nộp.',
  REQUESTED: 'Khoản này được hoàn theo yêu cầu.',
}

export const result = {
  paid: {
    title: 'ĐÃ THANH TOÁN',
    lead: 'Ngân hàng đã xác nhận. Các hồ sơ dưới đây đã được nộp phí, lệ phí.',
    confirmation: 'Xem giấy xác nhận',
    download: 'Tải giấy xác nhận (PDF)',
    otherLanguages: 'Giấy xác nhận bằng ngôn ngữ khác',
    languages: {
      vi: 'Tiếng Việt (PDF)',
      en: 'Tiếng Anh (PDF)',
      'vi-en': 'Song ngữ Việt – Anh (PDF)',
    },
    partly: (paid: string) =>
      `Số đã nộp là ${paid}, cho các khoản dưới đây. Một khoản của lần này đã thay đổi hoặc đã được trả nơi khác.`,
    next: 'Việc tiếp theo',
    told: 'Các cơ quan đã nhận được thông báo. Ông/Bà không phải làm gì thêm, cũng không phải gửi giấy này đi đâu.',
    telling:
      'Chúng tôi đang báo cho các cơ quan; việc này thường mất vài giây. Ông/Bà không phải làm gì thêm.',
    findAgain:
      'Ông/Bà tìm lại trang này lúc nào cũng được bằng mã thanh toán (hoặc số chỉ dẫn) và 4 số cuối CCCD.',
    inStatements: 'Lần trả này đứng trong sao kê của tài khoản, cùng biên nhận của từng cơ quan.',
    toStatements: 'Xem sao kê',
    more: 'Nộp cho hồ sơ khác',
  },
  declined: {
    title: 'Chưa thanh toán được',
    noMoney: 'Ông/Bà không bị trừ tiền.',
    again: 'Thử lại',
    otherCard: 'Dùng thẻ của ngân hàng khác',
    toInstruction: 'Về chỉ dẫn thanh toán',
    otherWay: 'Chọn cách trả khác',
    howToEnable: 'Cách bật thanh toán trực tuyến',
    hotline: (bank: string, number: string) => `Tổng đài ${bank}: ${number}`,
  },
  expired: {
    title: 'Lần thanh toán này đã hết hạn',
    noMoney: 'Ông/Bà không bị trừ tiền.',
    next: 'Nếu các hồ sơ vẫn còn khoản phải nộp, hãy bắt đầu lại từ danh sách hồ sơ.',
    start: 'Về danh sách hồ sơ',
  },
  held: {
    title: 'Ngân hàng đã thu tiền, chúng tôi đang kiểm tra',
    money: 'Tiền của Ông/Bà đã đến cổng và được giữ an toàn. Xin đừng thanh toán lần nữa.',
    why: {
      LATE: 'Tiền đến sau khi lần thanh toán đã đóng.',
      DUPLICATE: 'Các khoản này đã được trả ở một lần khác.',
      SHORT: 'Số tiền đến ít hơn số phải nộp.',
      OVER: 'Số tiền đến nhiều hơn số phải nộp.',
      MISMATCH: 'Số tiền đến không khớp với số phải nộp.',
    },
    next: 'Kế toán sẽ xem và xử lý. Ông/Bà có thể gọi đường dây nóng và đọc mã thanh toán.',
  },
  returned: {
    title: 'Tiền không khớp đã được trả lại',
    what: 'Hồ sơ chưa được nộp bằng số tiền đó.',
    next: 'Ông/Bà có thể trả lại từ đầu, theo cách nào cũng được.',
    again: 'Trả lại từ đầu',
  },
  moneyBack: {
    heading: 'Tiền trả lại cho Ông/Bà',
    title: {
      WAITING: (amount: string) => `Đã nhận ${amount}, chưa dùng để nộp`,
      BEING_LOOKED_AT: (amount: string) => `Đã nhận ${amount}, kế toán đang xem`,
      RETURNING: (amount: string) => `Đang trả lại ${amount}`,
      RETURNED: (amount: string) => `Đã trả lại ${amount}`,
    },
    next: {
      WAITING:
        'Khi lần trả kia kết thúc, tiền này được dùng để nộp hoặc được trả lại. Ông/Bà không phải làm gì.',
      BEING_LOOKED_AT: 'Hai người sẽ xem và quyết định: dùng để nộp, hoặc trả lại. Xin đừng trả thêm.',
      RETURNING: 'Ngân hàng đang chuyển về nơi tiền đã đến: tài khoản đã chuyển, thẻ, hoặc quầy đã nộp.',
      RETURNED:
        'Ngân hàng báo đã chuyển về nơi tiền đã đến. Xin kiểm tra tài khoản, thẻ, hoặc hỏi quầy đã nộp.',
    },
    promisedBy: (time: string) => `Chậm nhất ${time}.`,
    returnedAt: 'Trả lại lúc',
    received: 'Số giao dịch của tiền đến',
    sentBack: 'Số giao dịch trả lại',
    ask: 'Nếu quá hạn, xin gọi đường dây nóng và đọc số giao dịch này.',
  },
  receipts: {
    heading: 'Biên nhận của từng cơ quan',
    lead: 'Mỗi cơ quan một biên nhận, cho phần của cơ quan đó.',
    number: (series: string, number: string) => `${series} số ${number}`,
    download: 'Tải biên nhận (PDF)',
    bilingual: 'Song ngữ (PDF)',
    file: 'bien-nhan',
  },
  reasons,
  accountReasons,
  moneyBackReasons,
  methods,
  facts: {
    code: 'Mã thanh toán',
    amount: 'Số tiền',
    inWords: 'Bằng chữ',
    paidAt: 'Thời điểm thanh toán',
    bankReference: 'Số giao dịch ngân hàng',
    method: 'Cách trả',
    account: 'Tài khoản',
    card: 'Thẻ',
    bank: 'Ngân hàng',
    branch: 'Quầy',
    instruction: 'Số chỉ dẫn',
    dossiers: 'Hồ sơ',
    verification: 'Mã kiểm tra',
  },
  confirmation: {
    title: 'Giấy xác nhận thanh toán',
    lead: 'Giấy này cho biết ngân hàng đã xác nhận khoản nộp dưới đây.',
    verifyAt: (address: string) => `Ai cũng có thể kiểm tra giấy này tại ${address}`,
    file: 'giay-xac-nhan-thanh-toan',
    print: 'Trang này in được ra giấy như đang thấy.',
    toResult: 'Về kết quả thanh toán',
  },
}
