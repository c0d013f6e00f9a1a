const BODY = /(局|科|处|室|股|院|校|所|站|队|中心|委员会|办公室|支队|单位|部门)$/
const PERSON = /^\p{Script=Han}{2,4}$/u
const BODY_AND_PERSON = /^.*(?:局|科|处|室|股|院|所|站|队|中心|委员会)(\p{Script=Han}{2,3})$/u

/**
 * The persons that «实施单位及责任人» names, out of text such as «劳动保障监察支队 冯跃 仲裁院 白新春» or «就业服务管理局王波».
 * @returns names joined by «、»; empty where the text names none
 */
export function responsiblePersons(text: string): string {
  const names = text.split(/[\s、，,；;]+/u).flatMap((word): string[] => {
    if (BODY.test(word)) return []
    if (BODY_AND_PERSON.test(word)) return [BODY_AND_PERSON.exec(word)?.[1] ?? '']
    return PERSON.test(word) ? [word] : []
  })
  return [...new Set(names)].join('、')
}
