import type { ThemeConfig } from 'antd'

/** The tokens of theme.css for the components: antd computes shades of them, so it needs the values themselves. */
export const antdTheme = {
  token: {
    colorPrimary: '#1d5fa8',
    colorLink: '#1d5fa8',
    colorText: '#1b2430',
    colorTextSecondary: '#566273',
    colorTextTertiary: '#5e6977',
    colorTextPlaceholder: '#5e6977',
    colorBgLayout: '#f3f5f8',
    colorBgContainer: '#ffffff',
    colorBorder: '#d5dce4',
    colorBorderSecondary: '#e4e9ef',
    colorError: '#b42318',
    colorWarning: '#8a5700',
    colorSuccess: '#1f6f43',
    colorInfo: '#1d5fa8',
    fontFamily: '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif',
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 32,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Segmented: { trackBg: '#e4e9ef', itemColor: '#566273', itemSelectedColor: '#1d5fa8' },
  },
} as const satisfies ThemeConfig

/** The same for the dark theme; the shades between are made by antd's own dark algorithm. */
export const antdDarkTheme = {
  token: {
    ...antdTheme.token,
    // White text stands on it: the fill of the pages, not their text.
    colorPrimary: '#2a68b1',
    colorLink: '#7fb4f2',
    colorText: '#e3e8ef',
    colorTextSecondary: '#aab5c3',
    colorTextTertiary: '#a2adbb',
    colorTextPlaceholder: '#a2adbb',
    colorBgLayout: '#11161d',
    colorBgContainer: '#191f28',
    colorBgElevated: '#1e252f',
    colorBorder: '#3a4554',
    colorBorderSecondary: '#2c3643',
    colorError: '#ff9186',
    colorWarning: '#f2b75f',
    colorSuccess: '#6fd09a',
    colorInfo: '#7fb4f2',
  },
  components: {
    Segmented: {
      trackBg: '#242d39',
      itemColor: '#aab5c3',
      itemSelectedColor: '#7fb4f2',
      itemSelectedBg: '#11161d',
    },
  },
} as const satisfies ThemeConfig
