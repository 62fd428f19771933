import type { LineChange } from '#server/domains/payments/contract.ts'

/** Why a line is not what was printed. */
const whyChanged: Record<LineChange['why'], string> = {
  FEE_CHANGED: 'Cơ quan đã sửa mức thu.',
  EXEMPTED: 'Khoản này được miễn, giảm.',
  WITHDRAWN: 'Cơ quan đã hủy khoản này.',
  PAID_ELSEWHERE: 'Khoản này đã được trả trong một lần khác.',
  PAID_AT_AGENCY: 'Khoản này đã nộp tại cơ quan.',
  FEE_ADDED: 'Hồ sơ có thêm khoản mới; chỉ dẫn này không trả khoản đó.',
}

/** The payment instruction: paper, branch, QR, and where its money is. */
export const instruction = {
  title: 'Chỉ dẫn thanh toán',
  lead: 'Giữ số này. Trả bằng ứng dụng ngân hàng hoặc tại quầy, lúc nào tiện cho Ông/Bà.',
  toCheck: 'Chọn cách trả khác',
  number: 'Số chỉ dẫn',
  amount: 'Số tiền phải trả',
  amountNow: 'Số tiền phải trả bây giờ',
  amountPrinted: 'Trên giấy',
  copy: 'Chép',
  copied: 'Đã chép.',
  copyWhat: {
    number: 'số chỉ dẫn',
    account: 'số tài khoản',
    amount: 'số tiền',
    content: 'nội dung chuyển khoản',
  },
  dates: {
    heading: 'Ba mốc thời gian',
    printed: 'Lập lúc',
    payableFrom: 'Nộp được từ',
    amountUntil: 'Số tiền giữ nguyên đến',
    amountUntilHint: 'Sau lúc này số tiền có thể đổi theo hồ sơ. Ngân hàng luôn hỏi lại số phải thu.',
    payableUntil: 'Nộp được đến',
    payableUntilHint: 'Sau lúc này số chỉ dẫn không dùng được nữa. Ông/Bà lập chỉ dẫn mới.',
  },
  live: {
    nobody: {
      title: 'Chưa có ai thu khoản này',
      body: 'Ông/Bà trả theo một trong hai cách dưới đây. Trang này tự chuyển khi tiền đến.',
    },
    counter: {
      title: (bank: string, branch: string) => `Giao dịch viên ${bank} (${branch}) đang thu khoản này`,
      until: (time: string) => `Quầy giữ khoản này đến ${time}.`,
      left: 'Quầy còn giữ khoản này trong',
      over: 'Đã hết giờ giữ của quầy. Trang đang hỏi lại.',
      announce: (minutes: number) => `Quầy còn giữ khoản này ${minutes} phút.`,
      body: 'Trong lúc này xin đừng trả bằng cách khác. Nếu quầy không thu, khoản này tự mở lại.',
    },
    connection: 'Mất kết nối. Trang đang thử lại; tiền đã trả vẫn được ghi nhận.',
    noScript: (seconds: number) => `Trang tự tải lại sau mỗi ${seconds} giây.`,
    stop: 'Dừng tự tải lại',
    resume: 'Bật tự tải lại',
    look: 'Xem lại ngay',
  },
  ended: {
    CANCELLED: {
      title: (time: string) => `Chỉ dẫn này đã hủy lúc ${time}`,
      body: 'Ngân hàng không thu theo số này nữa. Tiền chưa bị trừ vì việc hủy.',
    },
    EXPIRED: {
      title: (time: string) => `Chỉ dẫn này đã hết hạn lúc ${time}`,
      body: 'Ngân hàng không thu theo số này nữa. Nếu Ông/Bà đã trả trước đó, trang này sẽ ghi nhận.',
    },
    REPLACED: {
      title: (time: string) => `Chỉ dẫn này đã được thay lúc ${time}`,
      body: 'Ngân hàng không thu theo số này nữa.',
    },
    newNumber: 'Số mới',
    printNew: 'Lập chỉ dẫn mới',
  },
  changed: {
    title: 'Số phải trả đã đổi từ khi lập chỉ dẫn',
    body: (before: string, after: string) =>
      `Lúc lập: ${before}. Bây giờ: ${after}. Quầy thu theo số bây giờ. Chuyển khoản theo tờ giấy cũ sẽ không khớp.`,
    reissue: 'Lập lại chỉ dẫn theo số mới',
    lines: 'Điều gì đã đổi',
    line: (before: string, after: string) => `${before} thành ${after}`,
    nothing: 'Không còn khoản nào phải trả theo chỉ dẫn này.',
    added: 'Hồ sơ có thêm khoản mới',
    addedBody:
      'Chỉ dẫn này vẫn nộp được, nhưng không trả khoản mới. Muốn nộp tất cả một lần, xin lập lại chỉ dẫn.',
    reissueAll: 'Lập lại chỉ dẫn cho tất cả các khoản',
    toDossiers: 'Về danh sách hồ sơ',
    why: whyChanged,
  },
  doors: {
    heading: 'Hai cách trả',
    qr: 'Bằng ứng dụng ngân hàng',
    branch: 'Tại quầy ngân hàng',
  },
  qr: {
    lead: 'Ứng dụng của ngân hàng nào cũng được. Thường mất vài giây.',
    alt: 'Mã VietQR chứa đúng tài khoản, số tiền và nội dung ghi bằng chữ dưới đây.',
    save: 'Lưu hình mã QR',
    saveHint: 'Đang mở trang này trên điện thoại? Lưu hình, rồi chọn hình đó trong ứng dụng ngân hàng.',
    data: 'Hoặc tự nhập, đúng từng chữ',
    bank: 'Ngân hàng nhận',
    account: 'Số tài khoản',
    holder: 'Tên tài khoản',
    amount: 'Số tiền',
    content: 'Nội dung',
    contentHint: 'Không sửa nội dung: cổng nhận ra khoản nộp của Ông/Bà nhờ nội dung này.',
    steps: [
      'Mở ứng dụng ngân hàng, chọn quét mã QR.',
      'Quét mã ở đây hoặc trên giấy. Ứng dụng tự điền tài khoản, số tiền và nội dung.',
      'So với trang này. Giữ nguyên số tiền và nội dung, rồi xác nhận.',
      'Để trang này mở: trang tự báo khi tiền đến.',
    ],
    stale: 'Số phải trả đã đổi, nên mã QR này không dùng nữa. Xin lập lại chỉ dẫn.',
  },
  branch: {
    lead: (bank: string) =>
      `Quầy của ${bank}, hoặc ngân hàng có nối với cổng. Cần tiền mặt hoặc tài khoản ở ngân hàng đó.`,
    steps: [
      'Đem tờ chỉ dẫn, hoặc chỉ cần đọc 16 số này.',
      'Giao dịch viên đọc lại tên người nộp (được che bớt) và số tiền. Ông/Bà so với trang này.',
      'Trả tiền, nhận chứng từ của ngân hàng. Hồ sơ chuyển sang ĐÃ THANH TOÁN sau vài giây.',
    ],
    debtor: 'Người nộp (được che bớt)',
    hold: 'Khi giao dịch viên bắt đầu thu, khoản này được giữ cho quầy tối đa 30 phút. Trang này báo đến mấy giờ.',
  },
  lines: {
    heading: 'Nộp những gì, cho ai',
    why: 'Vì sao là số này',
    gross: 'Mức thu',
    reduction: 'Được miễn, giảm',
    ground: 'Lý do miễn, giảm',
    regulation: 'Căn cứ',
    kinds: { PHI: 'Phí', LE_PHI: 'Lệ phí' },
  },
  download: {
    heading: 'In ra giấy',
    a4: 'Tải bản A4 (PDF)',
    a4Bilingual: 'Bản A4 song ngữ Việt – Anh (PDF)',
    receipt: 'Bản cho máy in hóa đơn 80 mm (PDF)',
    receiptBilingual: 'Bản máy in hóa đơn, song ngữ (PDF)',
    other: 'Bản khác',
    file: 'chi-dan-thanh-toan',
    qrFile: 'ma-qr',
  },
  change: {
    heading: 'Đổi hoặc hủy',
    reissue: 'Lập lại với số mới',
    reissueHint: 'Khi mất giấy, sợ người khác có số, hoặc số tiền đã đổi.',
    cancel: 'Hủy chỉ dẫn',
    cancelHint: 'Khi Ông/Bà muốn trả cách khác, hoặc không trả nữa.',
  },
  reissue: {
    title: 'Lập lại chỉ dẫn với số mới?',
    body: (number: string) => `Số ${number} bị thay: ngân hàng không thu theo số đó nữa.`,
    paper: 'Tờ giấy và mã QR cũ không dùng được nữa. Xin bỏ tờ cũ đi.',
    already: 'Nếu Ông/Bà đã trả theo số cũ, xin đừng lập lại: trang chỉ dẫn sẽ tự báo khi tiền đến.',
    submit: 'Lập lại với số mới',
    back: 'Giữ số cũ',
    done: 'Đây là số mới. Số cũ không dùng được nữa.',
  },
  cancel: {
    title: 'Hủy chỉ dẫn này?',
    body: (number: string) => `Ngân hàng không thu theo số ${number} nữa. Hồ sơ vẫn còn khoản phải nộp.`,
    already: 'Nếu Ông/Bà đã trả theo số này, xin đừng hủy: trang chỉ dẫn sẽ tự báo khi tiền đến.',
    submit: 'Hủy chỉ dẫn',
    back: 'Không hủy',
  },
  refused: {
    NOTHING_OWED:
      'Không còn khoản nào phải nộp trong lần này, nên không cần chỉ dẫn. Xin xem lại danh sách hồ sơ.',
    TOO_MANY_NUMBERS:
      'Hôm nay lần thanh toán này đã có quá nhiều chỉ dẫn. Số đang có vẫn dùng được; muốn có số mới, xin thử lại sau 24 giờ.',
    NOT_YOURS:
      'Chỉ dẫn này do người khác lập, nên Ông/Bà thanh toán được nhưng không lập lại hay hủy được. Muốn đổi hoặc hủy, xin vào “Tìm lại một lần thanh toán” bằng mã tra cứu hoặc 4 số cuối CCCD của người nộp; muốn có chỉ dẫn riêng, xin tra cứu hồ sơ.',
    NOTHING_TO_CANCEL: 'Không còn chỉ dẫn nào đang dùng được, nên không có gì để hủy. Xin về trang chỉ dẫn.',
  },
}
