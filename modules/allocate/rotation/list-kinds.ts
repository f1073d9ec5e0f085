import { t } from '@kit/base'
import type { ListColumn, ListKind } from '../lists/kind.ts'
import { exampleSchools, exampleTeachers } from './example.ts'

const column = (heading: string, zh: string, en: string, isNeeded = true): ListColumn => ({
  heading,
  note: t(zh, en),
  isNeeded,
})

export const rotationSchools: ListKind = {
  id: 'rotation-schools',
  title: t('学校与学科编制', 'Schools and posts by subject'),
  form: 'table',
  columns: [
    column('编号', '系统中的学校编号，见样例', 'number of the school in this system, as in the example'),
    column('名称', '学校名称', 'name of the school'),
    column('层级', '优质、一般或薄弱，按本县认定', 'strong, ordinary or weak, as the county has decided'),
    column('纬度', '十进制度', 'latitude in degrees'),
    column('经度', '十进制度', 'longitude in degrees'),
    column(
      '（各学科）',
      '其余每列是一个学科，填编制数；没有填 0。分学段的写“小学语文”“初中数学”',
      'every other column is a subject with its posts; 0 where there are none; 小学… or 初中… where stages differ',
    ),
    column('备注', '不参与计算', 'is not looked at', false),
  ],
  example: (tx, _, region, period) => exampleSchools(tx, region, period),
}

export const rotationTeachers: ListKind = {
  id: 'rotation-teachers',
  title: t('教师名单', 'Teachers'),
  form: 'table',
  columns: [
    column('编号', '每人唯一，结果只用编号', 'a number of one’s own; results show nothing else'),
    column('学校', '现任教学校的编号', 'number of the present school'),
    column('学科', '与学校表的列名一致', 'as the columns of the list of schools'),
    column('骨干', '是或否（县级以上骨干教师）', '是 (yes) or 否 (no): recognised by the county or above'),
    column('本校年数', '在本校任教满几年', 'full years in this school'),
    column('暂缓', '写原因，如“产假”；空为不暂缓', 'the reason; empty: not deferred', false),
    column('家庭限距', '家庭困难者最远几公里', 'kilometres the family allows at most', false),
    column('积分', '志愿者按积分先后选岗', 'volunteers choose in the order of points', false),
    column('抽签号', '同学科积分相同者公开抽签的号', 'drawn in public where points are equal', false),
    column(
      '志愿1',
      '志愿学校的编号，可有志愿2、志愿3……',
      'number of the school wished for; 志愿2 … follow',
      false,
    ),
    column(
      '配偶',
      '夫妻申请不分开的，互填对方编号（对方也须在名单中）',
      'couples who ask not to be parted: the number of the other, who is in the list as well',
      false,
    ),
    column(
      '校长届数',
      '只有校长填：在本校任满几届；校长单独安排，不计入教师，学科、骨干、本校年数可空',
      'heads only: full terms in this school; heads are planned by themselves and are no teachers here',
      false,
    ),
    column('学历', '用于测算对学历指标的影响', 'for the effect on schooling of teachers', false),
    column('职称', '用于测算对职称指标的影响', 'for the effect on titles of teachers', false),
    column('姓名', '加密保存，只在下载的结果里出现', 'sealed; appears in downloaded results only', false),
  ],
  example: (tx, _, region, period) => exampleTeachers(tx, region, period),
}
