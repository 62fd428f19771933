import { formatWait } from '#lib/dates.ts'

/** The payer's way from the check page to the code. The bank's own sentences are those of the card rules. */
export const pay = {
  check: {
    title: 'Kiểm tra và thanh toán',
    total: 'Tổng số tiền',
    fees: (count: number) => `${count} khoản`,
    inWords: 'Bằng chữ',
    dossiers: 'Các khoản phải nộp',
    payer: 'Nộp cho',
    way: 'Chọn cách trả',
    ways: {
      CARD: {
        title: 'Thẻ ngân hàng nội địa (thẻ ATM)',
        body: 'Cần thẻ đã bật thanh toán trực tuyến và điện thoại nhận mã OTP. Mất khoảng hai phút.',
      },
      QR: {
        title: 'Ứng dụng ngân hàng, quét mã QR',
        body: 'Cần ứng dụng của bất kỳ ngân hàng nào. Mất khoảng một phút, tiền đến sau vài giây.',
      },
      BRANCH: {
        title: 'Tại quầy ngân hàng, tiền mặt cũng được',
        body: 'Cần số chỉ dẫn, in ra giấy hoặc chép lại. Trả trong giờ làm việc của quầy, ghi nhận sau vài giây.',
      },
    },
    wayEmpty: 'Chọn một cách trả.',
    noFee: 'Cổng không thu thêm khoản nào.',
    submit: 'Tiếp tục',
    nextStep: 'Tiền chưa bị trừ ở bước này.',
    instructionOpen: (number: string) => `Ông/Bà đang có chỉ dẫn số ${number}.`,
    openInstruction: 'Xem chỉ dẫn',
    openUntil: (time: string) => `Lần thanh toán này còn mở đến ${time}.`,
    change: 'Đổi hồ sơ',
    changed: {
      title: 'Có hồ sơ vừa thay đổi',
      noMoney: 'Tiền chưa bị trừ.',
      which: 'Hồ sơ vừa được nộp ở nơi khác, hoặc vừa đổi mức thu:',
      more: (count: number) => `và ${count} hồ sơ khác`,
      rest: 'Các khoản còn phải nộp vẫn được chọn. Số tiền mới hiện ở trang sau để Ông/Bà kiểm tra lại.',
      submit: 'Tiếp tục với phần còn lại',
    },
  },
  bank: {
    title: 'Chọn ngân hàng phát hành thẻ',
    lead: 'Tên ngân hàng in trên mặt trước của thẻ.',
    search: 'Tìm ngân hàng',
    searchHint: 'Gõ tên, không cần dấu',
    searchButton: 'Tìm',
    all: 'Tất cả ngân hàng',
    found: (count: number) => `${count} ngân hàng`,
    none: (query: string) => `Không có ngân hàng nào khớp với “${query}”. Xin gõ ngắn hơn, hoặc xem tất cả.`,
    otherCard: 'Thẻ không có tên ở đây thì chưa dùng được để thanh toán.',
  },
  card: {
    title: 'Nhập thông tin in trên thẻ',
    paying: (amount: string) => `Số tiền: ${amount}`,
    bank: 'Ngân hàng phát hành',
    changeBank: 'Đổi ngân hàng',
    number: 'Số thẻ',
    numberHint: '16 hoặc 19 chữ số, bắt đầu bằng 9704',
    name: 'Tên chủ thẻ',
    nameHint: 'Chữ in hoa không dấu, như trên thẻ',
    issueDate: 'Ngày phát hành (mm/yy)',
    issueHint: 'Ví dụ 07/15. Trên thẻ thường ghi “Valid from”.',
    expiryDate: 'Ngày hết hạn (mm/yy)',
    expiryHint: 'Ví dụ 09/28. Trên thẻ thường ghi “Good thru”.',
    terms: (bank: string) => `Tôi chấp nhận các điều kiện, điều khoản thanh toán trực tuyến của ${bank}.`,
    submit: 'Xác thực',
    nextStep: 'Tiếp theo: ngân hàng gửi mã OTP về điện thoại đã đăng ký. Tiền chưa bị trừ ở bước này.',
    privacy: 'Cổng không lưu số thẻ.',
    refused: {
      number: {
        EMPTY: 'Nhập số thẻ.',
        NOT_DIGITS: 'Số thẻ chỉ gồm chữ số. Xin nhập lại như in trên thẻ.',
        NOT_DOMESTIC: 'Số thẻ nhập không phải thẻ nội địa, vui lòng nhập lại thông tin số thẻ.',
        LENGTH: (digits: number) => `Số thẻ có ${digits} chữ số. Thẻ nội địa có 16 hoặc 19 chữ số.`,
        CHECK_DIGIT: 'Số thẻ không hợp lệ, vui lòng kiểm tra lại. Có thể một chữ số đã gõ nhầm.',
        OTHER_ISSUER: (bank: string) =>
          `Số thẻ này không phải của ${bank}. Xin kiểm tra số thẻ, hoặc đổi ngân hàng.`,
      },
      holderName: {
        EMPTY: 'Nhập tên chủ thẻ.',
        SPECIAL_CHARACTERS: 'Tên chủ thẻ có ký tự đặc biệt, vui lòng kiểm tra lại.',
        TOO_LONG: 'Tên chủ thẻ quá dài. Xin nhập đúng như in trên thẻ.',
      },
      date: {
        EMPTY: 'Nhập ngày in trên thẻ.',
        FORM: 'Ngày phát hành/ngày hết hạn không hợp lệ, vui lòng kiểm tra lại. Nhập tháng và năm, ví dụ 07/15.',
        MONTH: 'Ngày phát hành/ngày hết hạn không hợp lệ, vui lòng kiểm tra lại. Tháng từ 01 đến 12.',
        ISSUE_IN_FUTURE:
          'Ngày phát hành/ngày hết hạn không hợp lệ, vui lòng kiểm tra lại. Ngày phát hành không thể ở tương lai.',
        EXPIRED:
          'Ngày phát hành/ngày hết hạn không hợp lệ, vui lòng kiểm tra lại. Theo ngày này, thẻ đã hết hạn.',
      },
      acceptTerms: 'Đánh dấu chấp nhận điều kiện, điều khoản để tiếp tục.',
      issuerUnknown: 'Chọn lại ngân hàng phát hành thẻ.',
      held: (until: string | null) =>
        until
          ? `Một lần thanh toán khác đang giữ các khoản này đến ${until}. Chưa có tiền nào bị trừ ở lần này.`
          : 'Một lần thanh toán khác của các khoản này đang chờ ngân hàng. Chưa có tiền nào bị trừ ở lần này.',
    },
  },
  manyCodes: (wait: number) =>
    `Đã có nhiều mã xác thực được gửi mà chưa lần nào thanh toán xong. Xin thử lại sau ${formatWait(wait, 'vi')}, hoặc chọn cách thanh toán khác.`,
  otp: {
    title: 'Nhập mã xác thực (OTP)',
    sentTo: (phone: string) => `Ngân hàng đã gửi mã đến số ${phone}.`,
    label: (digits: number) => `Mã gồm ${digits} chữ số`,
    submit: (amount: string) => `Thanh toán ${amount}`,
    moneyNow: 'Khi Ông/Bà bấm nút này, ngân hàng trừ tiền.',
    validUntil: (time: string) => `Mã có hiệu lực đến ${time}.`,
    left: 'Mã còn hiệu lực',
    over: 'Mã đã hết hiệu lực. Xin lấy mã mới.',
    announce: (seconds: number) => `Mã còn hiệu lực ${seconds} giây.`,
    tries: (left: number) => `Còn ${left} lần nhập.`,
    resend: 'Gửi mã mới',
    resendHint: 'Mã mới thay mã cũ; mã cũ không dùng được nữa.',
    resendAfter: (time: string) => `Có thể lấy mã mới từ ${time}.`,
    resent: 'Ngân hàng đã gửi mã mới. Mã cũ không còn dùng được.',
    notYours: 'Không phải số điện thoại của Ông/Bà?',
    notYoursBody: (bank: string, hotline: string) =>
      `Mã chỉ gửi đến số đã đăng ký với ngân hàng. Để đổi số, gọi ${bank}: ${hotline}. Cổng không đổi được số này.`,
    notReceived: 'Không nhận được mã?',
    notReceivedBody:
      'Tin nhắn có thể đến chậm một phút. Xin kiểm tra sóng và hộp thư rác, rồi bấm “Gửi mã mới”.',
    never: 'Không đưa mã này cho ai, kể cả người tự xưng là nhân viên ngân hàng.',
    cancel: 'Dừng lại, không thanh toán',
    refused: {
      OTP_EMPTY: 'Mã xác thực để trống, vui lòng nhập lại mã xác thực.',
      OTP_FORM: (digits: number) =>
        `Mã xác thực không đúng định dạng, vui lòng nhập lại mã xác thực. Mã có ${digits} chữ số.`,
      WRONG: 'Mã xác thực không hợp lệ, vui lòng kiểm tra lại mã xác thực.',
      EXPIRED: 'Mã xác thực hết hiệu lực, vui lòng lấy mã mới. Tiền chưa bị trừ.',
      NOT_RECEIVED:
        'Chưa rõ ngân hàng đã nhận được mã vừa nhập hay chưa. Xin nhập lại đúng mã đó; tiền chỉ bị trừ một lần.',
      OTP_TOO_SOON: (seconds: number) => `Xin chờ ${seconds} giây rồi lấy mã mới.`,
      BANK_SILENT: 'Ngân hàng chưa trả lời. Tiền chưa bị trừ. Xin thử lại sau ít giây.',
      OTHER_CODE_SENT:
        'Một lần thanh toán khác của các khoản này đang chờ ngân hàng xác nhận. Mã của Ông/Bà chưa được gửi đi, tiền chưa bị trừ. Xin nhập lại mã đó sau ít giây.',
    },
  },
  waiting: {
    checkingTitle: 'Ngân hàng đang kiểm tra thẻ',
    checkingBody: 'Tiền chưa bị trừ. Trang này tự chuyển khi ngân hàng trả lời.',
    title: 'Đang chờ ngân hàng xác nhận',
    body: 'Ông/Bà đã gửi mã xác thực. Ngân hàng chưa xác nhận, nên chúng tôi chưa biết tiền đã bị trừ hay chưa.',
    accountBody:
      'Lệnh trích nợ đã được gửi. Ngân hàng chưa xác nhận, nên chúng tôi chưa biết tiền đã bị trừ hay chưa.',
    stoppingTitle: 'Đang dừng lần thanh toán',
    stoppingBody: (byPayer: boolean) =>
      `${byPayer ? 'Ông/Bà đã dừng lần thanh toán này' : 'Lần thanh toán này đã dừng'}. Ngân hàng chưa trả lời là không trừ tiền, nên chúng tôi đang hỏi; thường chỉ mất ít giây.`,
    knownBy: (time: string) => `Chúng tôi sẽ biết kết quả trước ${time}.`,
    doNotPayTwice: 'Xin đừng thanh toán lần nữa. Các khoản này đang được giữ cho lần thanh toán của Ông/Bà.',
    refresh: 'Xem lại ngay',
    auto: 'Trang tự cập nhật. Ông/Bà có thể đóng trang và quay lại sau.',
    comeBack: 'Mã thanh toán để quay lại',
    comeBackHint: 'Vào “Tìm lại một lần thanh toán”, nhập mã này.',
    steps: {
      card: 'Ông/Bà gửi thông tin thẻ',
      sent: 'Ông/Bà đã gửi mã xác thực',
      ordered: 'Ông/Bà đã đặt lệnh trích nợ',
      stopped: 'Lần thanh toán dừng lại',
      promise: 'Ngân hàng trả lời là không trừ tiền',
      bank: 'Ngân hàng trả lời',
      agency: 'Cơ quan nhận được thông báo đã nộp',
    },
  },
  others: {
    title: 'Có người khác đang thanh toán',
    held: 'Một người khác đã gửi lệnh thanh toán các khoản này. Ngân hàng chưa xác nhận, nên xin đừng thanh toán lần nữa.',
    theirs: 'Chỉ người đó nhập mã xác thực hoặc dừng lại được. Trang này tự chuyển khi có kết quả.',
    card: {
      title: 'Một người khác cũng đang nhập thẻ',
      body: 'Tiền chưa bị trừ, và Ông/Bà vẫn thanh toán được theo cách mình chọn. Các khoản này chỉ thu một lần.',
    },
  },
  timeline: { done: 'đã xong', now: 'đang chờ', later: 'sau đó' },
}
