import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { must, Refused, t } from '@kit/base'
import { commitTo, runDraw } from '@kit/kernels/draw'
import {
  type ClassPlan,
  classesByTeam,
  type Formation,
  NOT_COMMITTED,
  readTeams,
  type Teams,
  teacherDraw,
  teacherRows,
} from '@loop/allocate/classes'
import { checkedSources, VERIFIER, verifyTranscript } from '@loop/allocate/draw'
import { writeTable } from '@loop/allocate/lists'
import type { Terminal } from '../terminal.ts'

export interface TeacherStep {
  readonly plan: ClassPlan
  readonly locked: Formation
  readonly teachers: string
  readonly folder: string
}

/** Builds the teams and publishes what they are drawn by: from here on neither classes nor teams can change. */
export async function commitTeams(step: TeacherStep, out: Terminal): Promise<void> {
  const { plan, locked, folder } = step
  const teams = await readTeams(step.teachers, plan, locked)
  const list = teacherDraw(plan, locked, teams)
  const commitment = must(commitTo(list))
  const files = ['teams.csv', 'teachers-commitment.json'].map(f => join(folder, f))
  await writeTable(
    files[0]!,
    ['编号', '教师组', '学科', '教师'],
    teams.teams.flatMap(({ id, name, teachers }) =>
      teachers.length === 0 ? [[id, name, '', '']] : teachers.map(x => [id, name, x.subject, x.teacher]),
    ),
  )
  const { title, agreed } = list
  const content = { format: 'junheng-commitment-1', title, commitment, teams: teams.digest, sources: agreed }
  await writeFile(files[1]!, `${JSON.stringify(content, null, 2)}\n`)
  out.answer({ ...content, balance: teams.balance, files }, [
    ...balanceLines(teams, out),
    out.say(t(`承诺 SHA-256：${commitment}`, `Commitment, SHA-256: ${commitment}`)),
    out.say(
      t(
        '请在随机源产生之前公布承诺和教师组名单；此后班级、教师组都不得再改。',
        'Publish commitment and teams before the sources exist; neither classes nor teams may change afterwards.',
      ),
    ),
    ...files.map(f => `  ${f}`),
  ])
}

/** The public draw of teams onto the locked classes, with the commitment that was published. */
export async function drawTeams(step: TeacherStep, sources: string, out: Terminal): Promise<void> {
  const { plan, locked, folder } = step
  const teams = await readTeams(step.teachers, plan, locked)
  const published = await publishedIn(folder)
  const list = teacherDraw(plan, locked, teams)
  const transcript = must(runDraw(list, published, await checkedSources(sources)))
  const proof = await verifyTranscript(transcript)
  if (!proof.holds)
    throw new Error(`defect: the second implementation disagrees: ${JSON.stringify(proof.checks)}`)
  const drawn = classesByTeam(transcript, teams)
  const { header, rows } = teacherRows(drawn)
  const files = ['teachers-transcript.json', 'teachers.csv', 'teachers-verifier.html'].map(f =>
    join(folder, f),
  )
  await writeFile(files[0]!, `${JSON.stringify(transcript, null, 1)}\n`)
  await writeTable(files[1]!, header, rows)
  await copyFile(VERIFIER, files[2]!)
  const shown = drawn.map(d => ({ class: d.class, team: d.team.name, teachers: d.team.teachers }))
  out.answer({ seed: transcript.seed, digest: transcript.digest, drawn: shown, files }, [
    ...shown.map(d => out.say(t(`${d.class} 班：${d.team}`, `class ${d.class}: ${d.team}`))),
    out.say(
      t(
        '另一套独立编写的程序已复算，全部一致。',
        'A second, independent program recomputed it: everything agrees.',
      ),
    ),
    ...files.map(f => `  ${f}`),
  ])
}

async function publishedIn(folder: string): Promise<string> {
  const file = join(folder, 'teachers-commitment.json')
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) throw new Refused([NOT_COMMITTED(file)])
  return (JSON.parse(text) as { commitment: string }).commitment
}

function balanceLines({ balance }: Teams, out: Terminal): string[] {
  if (balance === null) return []
  const [own, best, median] = [balance.objective, balance.best, balance.median].map(x => x.toFixed(2))
  return [
    out.say(
      t(
        `教师组不均衡程度 ${own}；随机组成 1000 次：最好 ${best}，一般 ${median}。`,
        `Unevenness of the teams ${own}; 1000 random ones: best ${best}, median ${median}.`,
      ),
    ),
  ]
}
