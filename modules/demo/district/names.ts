/** Invented names. They follow the custom of place word + kind of school; none is a school of the real district. */

export const TOWNSHIPS = [
  { code: '140107091000', name: '青禾街道', rural: false },
  { code: '140107092000', name: '澄湖街道', rural: false },
  { code: '140107093000', name: '枫桥街道', rural: false },
  { code: '140107094000', name: '听松街道', rural: false },
  { code: '140107095000', name: '映溪街道', rural: false },
  { code: '140107096000', name: '锦书街道', rural: false },
  { code: '140107191000', name: '望岳镇', rural: true },
  { code: '140107192000', name: '石泉镇', rural: true },
] as const

export const GROUPS = ['晨曦', '兰庭', '致远', '启明', '弘毅', '博雅'] as const

/** Roads and quarters after which urban schools are called. */
export const URBAN_PLACES = [
  '云岫路',
  '枫桥街',
  '澄湖路',
  '听松巷',
  '映溪路',
  '锦书街',
  '青禾路',
  '望云街',
  '半山里',
  '长亭路',
  '柳堤街',
  '荷塘里',
  '竹影巷',
  '桐荫路',
  '银杏里',
  '麦香街',
  '远航路',
  '星河湾',
  '霁月街',
  '清晏路',
  '拾光里',
  '松涛苑',
  '碧波街',
  '丹霞路',
  '凌云里',
  '飞虹桥',
  '金穗路',
  '白鹭洲',
] as const

export const RURAL_PLACES = [
  '石泉',
  '柏沟',
  '梨花坪',
  '下河湾',
  '东峪',
  '西峪',
  '核桃洼',
  '羊角岭',
  '南坡',
  '马兰滩',
  '杨树湾',
] as const

export const UNIONS = ['望岳镇第一联校', '望岳镇第二联校', '石泉镇联校'] as const

export const POINTS = ['后沟', '前梁', '小岭'] as const

export const KINDERGARTEN_WORDS = [
  '小松果',
  '彩虹桥',
  '蒲公英',
  '向日葵',
  '小白鸽',
  '萤火虫',
  '七色花',
  '小海豚',
  '红蜻蜓',
  '金摇篮',
  '小星星',
  '新苗',
  '百灵',
  '童心',
  '春芽',
  '朵朵',
  '乐乐',
  '贝贝',
  '橡树',
  '月亮船',
] as const

export const KINDERGARTEN_PLACES = ['青禾', '澄湖', '枫桥', '听松', '映溪'] as const
