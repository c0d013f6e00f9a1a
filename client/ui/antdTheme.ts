import type { ThemeConfig } from 'antd'

/** The tokens of theme.css for the components: antd computes shades of them, so it needs the values themselves. */
export const antdTheme = {
  token: {
    colorPrimary: '#1d5fa8',
    colorLink: '#1d5fa8',
    colorText: '#1b2430',
    colorTextSecondary: '#566273',
    colorTextTertiary: '#667180',
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
