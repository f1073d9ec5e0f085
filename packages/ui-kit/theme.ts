import type { ThemeConfig } from 'antd'

/**
 * One accent (石青, azurite) and four verdict colours that stay apart for colour-blind eyes: teal and orange differ in
 * lightness and in blue; each verdict has a shape of its own besides.
 */
export const COLOURS = {
  accent: '#1c5d86',
  accentSoft: '#e6eff5',
  ink: '#1b2530',
  inkSoft: '#566270',
  inkFaint: '#6f7b87',
  line: '#e0e1dc',
  paper: '#f6f6f3',
  surface: '#ffffff',
  pass: '#0f766e',
  passSoft: '#e0f1ee',
  fail: '#b8450f',
  failSoft: '#fbe9df',
  undetermined: '#6b5a96',
  undeterminedSoft: '#eeebf6',
  notApplicable: '#6f7b87',
  notApplicableSoft: '#eef0f0',
  floor: '#8a6700',
  floorSoft: '#f8f0d6',
} as const

export const FONT =
  "'Noto Sans SC Variable', 'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', system-ui, sans-serif"

export const THEME: ThemeConfig = {
  cssVar: { key: 'junheng' },
  hashed: false,
  token: {
    colorPrimary: COLOURS.accent,
    colorInfo: COLOURS.accent,
    colorLink: COLOURS.accent,
    colorSuccess: COLOURS.pass,
    colorError: COLOURS.fail,
    colorWarning: COLOURS.floor,
    // Derived from our dark amber, the library's own shade comes out olive.
    colorWarningBg: COLOURS.floorSoft,
    colorWarningBorder: '#ecdfb0',
    colorText: COLOURS.ink,
    colorTextSecondary: COLOURS.inkSoft,
    colorTextDescription: COLOURS.inkSoft,
    colorTextPlaceholder: COLOURS.inkFaint,
    colorBorder: '#cfd2cd',
    colorBorderSecondary: COLOURS.line,
    colorBgLayout: COLOURS.paper,
    fontFamily: FONT,
    fontSize: 16,
    fontSizeSM: 14,
    lineHeight: 1.6,
    borderRadius: 4,
    controlHeight: 36,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Menu: { itemBg: 'transparent', itemHeight: 38, itemMarginInline: 8, activeBarBorderWidth: 0 },
    Table: {
      headerBg: 'transparent',
      headerColor: COLOURS.inkSoft,
      cellPaddingBlock: 9,
      cellPaddingInline: 12,
    },
    Tooltip: { fontSize: 14 },
  },
}
