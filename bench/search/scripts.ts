/** How words of a language look: syllables that rare words are made of, and frequent words. */
export type Script = {
  readonly name: string;
  readonly syllables: readonly string[];
  readonly frequent: readonly string[];
  /** What stands between words; nothing in Chinese, Japanese and Thai. */
  readonly space: "" | " ";
};

const words = (text: string): string[] => text.split(" ");

export const scripts: readonly Script[] = [
  {
    name: "English",
    syllables: words(
      "bra cle dor fin gat hul jem kin lor mip nas pol quen rit sav tuk vex wim yor zan",
    ),
    frequent: words(
      "the and with from about this that have more time people today work just new make good look over after light house water paper",
    ),
    space: " ",
  },
  {
    name: "German",
    syllables: words(
      "bär stra grü möl weiß hau spre lich kön fläch zwei tür brun schnee gel wölf rau",
    ),
    frequent: words(
      "der die und mit von über heute nicht auch mehr schön für wird haben Straße Küche Wetter Leute",
    ),
    space: " ",
  },
  {
    name: "Polish",
    syllables: words("łó dzie żó szcz ną wie kró pę cza śli mo gór brze zło ćma ryb"),
    frequent: words(
      "i w na że dzisiaj jest nie będzie ludzie więcej słońce książka proszę czas miasto",
    ),
    space: " ",
  },
  {
    name: "Turkish",
    syllables: words("ığ deş kır öl çiç gün şek büy yıl taş ner mav süt kal pın"),
    frequent: words("ve bir bu için çok gibi daha şimdi güzel insan ışık yağmur kitap şehir"),
    space: " ",
  },
  {
    name: "Russian",
    syllables: words("бра вет гол дом жёл зар кли лов мёд нор пыш рек сту тер фон хор"),
    frequent: words("и в на что сегодня очень люди время ещё работа новый хорошо город книга"),
    space: " ",
  },
  {
    name: "Greek",
    syllables: words("βρό γλυ δέν θάλ κόσ λίθ μέν νερ πέτ ρίζ στρά τόπ φως χρό ψάρ"),
    frequent: words("και το στην για σήμερα είναι πολύ άνθρωπος χρόνος νέα δουλειά σπίτι"),
    space: " ",
  },
  {
    name: "Arabic",
    syllables: words("بحر قلم شمس نور كتب درس جبل سفر حلم ورق نجم زهر عمل طير"),
    frequent: words("في من على اليوم هذا الناس وقت جديد جميل عمل مدينة بيت"),
    space: " ",
  },
  {
    name: "Hebrew",
    syllables: words("שמש ספר ירח עצי כוכ מים דרכ אבנ רוח ציפ חלו קול"),
    frequent: words("של את על היום אנשים זמן חדש טוב עבודה בית עיר"),
    space: " ",
  },
  {
    name: "Hindi",
    syllables: words("किता नदी सूर पेड़ चाँद घर रास् फूल बार तार जल मीठ शह"),
    frequent: words("और में के है आज लोग समय नया अच्छा काम घर शहर"),
    space: " ",
  },
  {
    name: "Korean",
    syllables: words("바다 하늘 구름 나무 별빛 강물 새벽 노래 꽃잎 언덕 달빛 여름"),
    frequent: words("오늘 사람 시간 그리고 정말 좋은 새로운 일을 집에서 도시"),
    space: " ",
  },
  {
    name: "Chinese",
    syllables: [..."鹭霁翡璨岚澜珀笙鸢黛槐葭蘅棠梵绮钰瑾翊岫澈皓琅玥珂淇湄榆楸杞桐"],
    frequent: words("今天 我们 时间 新的 很好 工作 城市 朋友 因为 可以 大家 天气"),
    space: "",
  },
  {
    name: "Japanese",
    syllables: words(
      "霞 凪 ハブ 鷺 ミネ 雫 ルカ 蓮 ソラ 椿 茜 キリ 楓 モリ 梟 ヨル 藤 ナギ 柊 ウミ 萩 ホシ 梅 ツキ",
    ),
    frequent: words("今日 人々 時間 とても 新しい 仕事 です から 天気 街で みんな"),
    space: "",
  },
  {
    name: "Thai",
    syllables: words(
      "ทะเล ภูผา ดาว หมอก ไผ่ น้ำค้าง กวาง พลอย แก้ว ฝน มะลิ เมฆ ลำธาร หิน ใบตอง จันทร์ ตะวัน เกสร",
    ),
    frequent: words("วันนี้ ผู้คน เวลา ใหม่ ดีมาก งาน เมือง เพราะ เพื่อน บ้าน"),
    space: "",
  },
];
