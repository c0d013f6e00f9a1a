/** What departments are made up of: units, projects and what they buy, in the words of the published budget of 2022. */

export const DISTRICTS = [
  '巴州区',
  '恩阳区',
  '通江县',
  '南江县',
  '平昌县',
  '利州区',
  '昭化区',
  '朝天区',
  '旺苍县',
  '青川县',
  '剑阁县',
  '苍溪县',
  '通川区',
  '达川区',
  '宣汉县',
  '开江县',
  '大竹县',
  '渠县',
  '万源市',
  '顺庆区',
  '高坪区',
  '嘉陵区',
  '南部县',
  '营山县',
  '蓬安县',
  '仪陇县',
  '西充县',
  '阆中市',
  '广安区',
  '前锋区',
] as const

/** Kinds of units with the functional code of their running. */
export const INSTITUTIONS = [
  { name: '社会保险局', code: '2080109' },
  { name: '就业服务局', code: '2080106' },
  { name: '人才交流中心', code: '2080150' },
  { name: '人事考试中心', code: '2080150' },
  { name: '劳动监察支队', code: '2080105' },
  { name: '仲裁院', code: '2080112' },
  { name: '技能鉴定中心', code: '2080111' },
  { name: '信息中心', code: '2080108' },
  { name: '农民工服务中心', code: '2080199' },
  { name: '军转干部服务站', code: '2080150' },
  { name: '引智服务中心', code: '2080113' },
  { name: '工伤认定中心', code: '2080109' },
  { name: '城乡居民养老中心', code: '2080109' },
  { name: '创业指导中心', code: '2080106' },
  { name: '档案管理中心', code: '2080150' },
  { name: '培训学校', code: '2080111' },
  { name: '基金监督站', code: '2080150' },
  { name: '医疗鉴定站', code: '2080111' },
] as const

/** Projects of the unit's own running: no performance form is asked of them. */
export const OPERATING = [
  '食堂运行经费',
  '职工体检费',
  '党建工作经费',
  '离退休干部活动经费',
  '乡村振兴帮扶工作经费',
] as const

export interface Topic {
  readonly name: string
  /** What is counted, and in what. */
  readonly act: string
  readonly unit: string
  readonly quality: string
  readonly benefit: string
  readonly people: string
}

/** Projects with a target, and what they aim at. */
export const TOPICS: readonly Topic[] = [
  {
    name: '人事考试考务经费',
    act: '组织人事考试',
    unit: '场次',
    quality: '考试安全组织率',
    benefit: '选人用人公信度',
    people: '考生',
  },
  {
    name: '流动人员档案整理经费',
    act: '整理流动人员档案',
    unit: '卷',
    quality: '档案整理规范率',
    benefit: '档案利用水平',
    people: '查档人员',
  },
  {
    name: '财政补贴一卡通服务经费',
    act: '维护一卡通网点',
    unit: '个',
    quality: '补贴发放准确率',
    benefit: '补贴发放透明度',
    people: '补贴对象',
  },
  {
    name: '劳动保障监察执法经费',
    act: '办理欠薪案件',
    unit: '件',
    quality: '案件按期结案率',
    benefit: '劳动者权益保障',
    people: '投诉人',
  },
  {
    name: '职业技能鉴定经费',
    act: '开展技能鉴定',
    unit: '人次',
    quality: '鉴定合格率',
    benefit: '劳动者技能水平',
    people: '鉴定人员',
  },
  {
    name: '创业大赛参赛培育经费',
    act: '培育参赛项目',
    unit: '个',
    quality: '优秀项目入选率',
    benefit: '创业带动就业',
    people: '创业者',
  },
  {
    name: '东西部劳务协作经费',
    act: '组织劳务输出',
    unit: '人',
    quality: '稳岗率',
    benefit: '脱贫人口收入',
    people: '务工人员',
  },
  {
    name: '全民参保计划实施经费',
    act: '开展参保宣传',
    unit: '场',
    quality: '参保登记准确率',
    benefit: '社会保障覆盖面',
    people: '参保人员',
  },
  {
    name: '社会保险基金征管经费',
    act: '寄送权益记录单',
    unit: '份',
    quality: '征缴任务完成率',
    benefit: '基金可持续能力',
    people: '缴费单位',
  },
  {
    name: '人力资源招聘工作经费',
    act: '举办专场招聘会',
    unit: '场次',
    quality: '岗位信息真实率',
    benefit: '企业用工保障',
    people: '求职人员',
  },
  {
    name: '农民工慰问活动经费',
    act: '慰问困难农民工',
    unit: '名',
    quality: '慰问金足额发放率',
    benefit: '农民工归属感',
    people: '农民工',
  },
  {
    name: '信息系统运行维护经费',
    act: '巡检信息系统',
    unit: '次',
    quality: '系统可用率',
    benefit: '网上办事便利度',
    people: '办事群众',
  },
]

/** What is procured, with a usual price in 元. */
export const GOODS = [
  { item: '台式计算机', unit: '台', price: 5000 },
  { item: '服务器', unit: '台', price: 20_000 },
  { item: '激光打印机', unit: '台', price: 2000 },
  { item: '网络交换设备', unit: '套', price: 30_000 },
  { item: '档案密集架', unit: '组', price: 1500 },
] as const

export const SERVICES = [
  { item: '云资源租用', unit: '月' },
  { item: '档案数字化加工', unit: '项' },
  { item: '考务服务', unit: '项' },
  { item: '法律咨询', unit: '年' },
] as const

export const PERSONS = [
  '余川',
  '冯跃',
  '白新春',
  '李文龙',
  '何秋莉',
  '张丽梅',
  '徐大华',
  '王波',
  '许强',
  '赵敏',
] as const
