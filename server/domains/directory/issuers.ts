import type { Bilingual, CardIssuer } from './contract.ts'

/**
 * Issuers of domestic cards. Prefixes: NAPAS acquirer numbers as published for VietQR; Agribank's cards carry
 * 970499, not its transfer number 970405. Numbers of ACB do not follow the Luhn check (gateways' card tables).
 * Which date a card prints is the issuer's choice; hotlines are the banks' published ones.
 * The collecting bank stands first, then by the name that payers look for.
 */
export const cardIssuers: readonly CardIssuer[] = [
  issuer('970415', 'VietinBank', 'TMCP Công Thương Việt Nam', 'ISSUE', '1900 558 868', {
    vi: 'Mở VietinBank iPay → Thẻ → Thanh toán trực tuyến, hoặc đăng ký tại quầy.',
    en: 'Open VietinBank iPay → Cards → Online payment, or register at a branch.',
  }),
  issuer('970416', 'ACB', 'TMCP Á Châu', 'EXPIRY', '1900 545 486', inApp('ACB ONE'), { luhn: false }),
  issuer('970499', 'Agribank', 'Nông nghiệp và Phát triển Nông thôn Việt Nam', 'ISSUE', '1900 558 818', {
    vi: 'Mở Agribank Plus → Dịch vụ thẻ → Thanh toán trực tuyến, hoặc đăng ký tại quầy.',
    en: 'Open Agribank Plus → Card services → Online payment, or register at a branch.',
  }),
  issuer('970409', 'Bac A Bank', 'TMCP Bắc Á', 'ISSUE', '1800 588 828', atBranch()),
  issuer(
    '970418',
    'BIDV',
    'TMCP Đầu tư và Phát triển Việt Nam',
    'ISSUE',
    '1900 9247',
    inApp('BIDV SmartBanking'),
  ),
  issuer('970431', 'Eximbank', 'TMCP Xuất Nhập khẩu Việt Nam', 'ISSUE', '1900 6655', inApp('Eximbank EDigi')),
  issuer('970437', 'HDBank', 'TMCP Phát triển TP. Hồ Chí Minh', 'ISSUE', '1900 6060', inApp('HDBank')),
  issuer('970449', 'LPBank', 'TMCP Lộc Phát Việt Nam', 'ISSUE', '1800 577 758', inApp('LPBank')),
  issuer('970422', 'MB', 'TMCP Quân đội', 'EXPIRY', '1900 545 426', inApp('MBBank'), { otpDigits: 8 }),
  issuer('970426', 'MSB', 'TMCP Hàng Hải Việt Nam', 'ISSUE', '1900 6083', inApp('MSB mBank')),
  issuer('970428', 'Nam A Bank', 'TMCP Nam Á', 'ISSUE', '1900 6679', inApp('Open Banking')),
  issuer('970419', 'NCB', 'TMCP Quốc Dân', 'ISSUE', '1800 6166', inApp('NCB iziMobile')),
  issuer('970448', 'OCB', 'TMCP Phương Đông', 'ISSUE', '1800 6678', inApp('OCB OMNI')),
  issuer('970412', 'PVcomBank', 'TMCP Đại Chúng Việt Nam', 'ISSUE', '1900 5555 92', inApp('PVConnect')),
  issuer('970403', 'Sacombank', 'TMCP Sài Gòn Thương Tín', 'EXPIRY', '1800 5858 88', inApp('Sacombank Pay')),
  issuer('970440', 'SeABank', 'TMCP Đông Nam Á', 'ISSUE', '1900 555 587', inApp('SeAMobile')),
  issuer('970443', 'SHB', 'TMCP Sài Gòn – Hà Nội', 'ISSUE', '1800 588 856', inApp('SHB SAHA')),
  issuer(
    '970407',
    'Techcombank',
    'TMCP Kỹ thương Việt Nam',
    'EXPIRY',
    '1800 588 822',
    inApp('Techcombank Mobile'),
  ),
  issuer('970423', 'TPBank', 'TMCP Tiên Phong', 'ISSUE', '1900 585 885', inApp('TPBank Mobile')),
  issuer('970441', 'VIB', 'TMCP Quốc tế Việt Nam', 'ISSUE', '1800 8180', inApp('MyVIB')),
  issuer(
    '970436',
    'Vietcombank',
    'TMCP Ngoại thương Việt Nam',
    'ISSUE',
    '1900 545 413',
    inApp('VCB Digibank'),
  ),
  issuer('970432', 'VPBank', 'TMCP Việt Nam Thịnh Vượng', 'ISSUE', '1900 545 415', inApp('VPBank NEO')),
]

const byBin = new Map(cardIssuers.map((entry) => [entry.bin, entry]))

/** The issuer whose cards start with these six digits, or null where the portal does not know one. */
export function findIssuer(bin: string): CardIssuer | null {
  return byBin.get(bin) ?? null
}

function issuer(
  bin: string,
  shortName: string,
  name: string,
  dateKind: CardIssuer['dateKind'],
  hotline: string,
  enableOnline: Bilingual,
  exceptions: Partial<Pick<CardIssuer, 'luhn' | 'otpDigits'>> = {},
): CardIssuer {
  const fullName = `Ngân hàng ${name}`
  return {
    bin,
    shortName,
    name: fullName,
    dateKind,
    luhn: true,
    otpDigits: 6,
    hotline,
    enableOnline,
    ...exceptions,
  }
}

function inApp(app: string): Bilingual {
  return {
    vi: `Mở ứng dụng ${app} → quản lý thẻ → bật thanh toán trực tuyến, hoặc đăng ký tại quầy.`,
    en: `Open the ${app} app → card management → switch on online payment, or register at a branch.`,
  }
}

function atBranch(): Bilingual {
  return {
    vi: 'Đăng ký thanh toán trực tuyến cho thẻ tại quầy giao dịch.',
    en: 'Register the card for online payment at a branch.',
  }
}
