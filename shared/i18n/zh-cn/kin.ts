/** Simplified Chinese: other cases of the same child, and a home that another family has. */
export const kin = {
  openTitle: '这个孩子已有一件在办的办件，这一件不能提交',
  openTodo:
    '这里填的都保留。请打开先受理的那一件继续办理；如果不是同一个孩子，请核对证件号码、姓名、性别和出生日期。',
  openFirst: '打开先受理的那一件',
  hiddenTitle: (owner: string) => `这个孩子在另一个窗口已有一件草稿（${owner}），这一件不能提交`,
  hiddenTodo: (owner: string) =>
    `这里填的都保留。请${owner}把草稿移交给你，或由${owner}继续办理；同事不在时请站点管理员移交。如果不是同一个孩子，请核对证件号码、姓名、性别和出生日期。`,
  laterTitle: '这个孩子后来又开了一件办件',
  laterTodo: '以这一件为准继续办理；后开的那一件不能提交。',
  hiddenLater: (owner: string) => `后开的那一件在另一个窗口（${owner}）。`,
  openLater: '打开后开的那一件',
  line: (kind: string, season: number, state: string) => `${season} 年 ${kind} · ${state}`,
  otherName: (name: string) => `那一件写的学生姓名是“${name}”，与这里不同，请对照户口簿核对。`,
  earlierTitle: '这个孩子以前办过入学',
  earlierTodo: '可以带入以前的学生、监护人和户口簿信息：只填空着的项，带入后请家长逐项确认。',
  takeOver: '带入以前的信息',
  takeOverTitle: '带入以前的信息',
  takeOverExplain: '下面这些项现在空着，会用以前那一件的内容填上，并标明来源，请家长看过再继续。',
  takeOverConfirm: (count: number) => `带入 ${count} 项`,
  cancel: '取消',
  openEarlier: '查看以前的办件',
  section: '这个孩子的其他办件',
  hidden: (owner: string) => `另一个窗口的草稿（${owner}）`,
  openOne: '打开',
  homeTitle: '这套房屋可能已被另一家庭用于入学',
  homeGiven: (season: number) => `按同一房屋核对：另一家庭 ${season} 年已用这套房屋入学。`,
  homeAsked: (season: number) => `按同一房屋核对：另一家庭 ${season} 年正在用这套房屋申请。`,
  homeBy: { propertyNumber: '依据：不动产权证号相同。', address: '依据：住址相同。' },
  homeFree: (season: number) =>
    `按常见的学位锁定年限（小学 6 年、初中 3 年），${season} 年起可再次使用；当地另有规定的从其规定。`,
  homeTodo: '可以照常受理和提交，学位由教育部门统筹安排。请核对住址和产权证号有没有录错。',
};
