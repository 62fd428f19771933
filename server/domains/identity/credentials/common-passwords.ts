/** Passwords of twelve characters and more that lists of stolen ones are full of, here and abroad; small letters, no marks. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  012345678901 0123456789012 01234567890123 098765432100 098765432109 101010101010 111222333444
  112233445566 121212121212 123123123123 123321123321 1234512345 123451234512345 123454321234
  123456123456 123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 131313131313
  147258369000 147258369147 159753159753 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i
  1q2w3e4r5t6y7u8i9o0p 1qaz2wsx3edc 1qaz2wsx3edc4rfv 696969696969 789456123000 789456123789 987654321098
  a123456789012 a1b2c3d4e5f6 a1b2c3d4e5f6g7 aa123456789aa abc123456789 abc123abc123 abcd12345678
  abcd1234abcd abcdefghijkl abcdefghijklm admin1234567 admin123456789 admin@123456 admin@123456789
  adminadminadmin administrator anhyeuem1234 anhyeuem12345 anhyeuem123456 anhyeuemlamlam anhyeuemnhieu
  asdfasdfasdf asdfghjkl123 barcelona1899 changeme1234 changeme12345 chelsea12345 computer1234
  congthanhtoan1 correcthorse correcthorsebatterystaple danang123456 dichvucong123 emyeuanhnhieu
  facebook1234 facebook12345 football1234 google123456 hoilamgi1234 iloveyou1234 iloveyou12345
  iloveyouforever iloveyousomuch internet1234 iphone123456 khongbietnua1 khongcomatkhau letmein12345
  liverpool1234 manchester12 manchesterunited matkhau12345 matkhau123456 matkhau@12345 matkhaumatkhau
  mynameisnguyen nguyenvana123 nguyenvananh1 p@ssw0rd1234 passw0rd1234 password1234 password12345
  password123456 passwordpassword q1w2e3r4t5y6 q1w2e3r4t5y6u7 qazwsxedcrfv quangnam12345 quangnam123456
  qwerty123456 qwerty1234567 qwerty12345678 qwertyqwerty qwertyuiop12 qwertyuiop123 samsung12345
  superman1234 thequickbrownfox toilanguoivietnam trustno1trustno1 vietnam12345 vietnam123456
  vietnam2026!! vietnamvodich vietnamvodich1 welcome12345 welcome123456 zaq12wsxcde3 zxcvbnm12345
  zxcvbnm123456
  `
    .trim()
    .split(/\s+/),
)

/** Words that are common with figures and marks around them: "Matkhau@123456". */
export const commonWords: ReadonlySet<string> = new Set(
  `
  abc abcd abcdef abcdefg abcdefgh abcdefghijkl abcdefghijklmnop admin administrator anhyeuem april
  arsenal asdfgh asdfghjkl august autumn bac barcelona baseball batman bome camon chame changeme chelsea
  chinhphu computer congan congthanhtoan conyeu danang december default dichvucong dragon emyeuanh
  facebook february football giadinh google guest hanhphuc hanoi hello helloworld hoian iloveyou internet
  iphone january jordan july june ketoan kho khobac khongbiet khongnoi letmein liverpool login manchester
  manutd march master matkhau matkhaumoi matkhauthan may meyeu michael minecraft monday monkey naruto
  nganhang nguyenthi nguyenvan november october p@ssw0rd passw0rd password paw0rd pokemon princess qazwsx
  qazwsxedc quangnam quantri quantrivien qweasdzxc qwerty qwertyuiop qwertyuiopasdfghjkl realmadrid root
  saigon samsung secret september spring starwars summer sunday sunshine superman temp temporary test
  testing thuquy tinhquangnam tinhyeu tranthi tranvan ubnd user vanhanh vietnam vietnamvodich welcome
  winter xinchao yeuanh yeuem youtube zalo zxcvbnm
  `
    .trim()
    .split(/\s+/),
)
