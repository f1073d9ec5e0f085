import { type Refusal, type Text, t, unreachable } from '@kit/base'
import { reasonMissing, samePerson, wrongStep } from '../errors.ts'
import type { ProjectState, StepName } from '../schema.ts'

const AFTER: Readonly<Record<StepName, ProjectState>> = {
  approved: 'approved',
  started: 'under-way',
  accepted: 'accepted',
  dropped: 'dropped',
}

/**
 * Where a project stands.
 *
 * @requires the steps it has taken, oldest first
 * @example projectState(['approved', 'started']) // → 'under-way'
 */
export function projectState(steps: readonly StepName[]): ProjectState {
  const last = steps.at(-1)
  return last === undefined ? 'planned' : AFTER[last]
}

/** What may happen to a project next; what is accepted or dropped stays so. */
export function nextSteps(state: ProjectState): StepName[] {
  switch (state) {
    case 'planned':
      return ['approved', 'dropped']
    case 'approved':
      return ['started', 'dropped']
    case 'under-way':
      return ['accepted', 'dropped']
    case 'accepted':
    case 'dropped':
      return []
    default:
      return unreachable(state)
  }
}

export const STATE_NAMES: Readonly<Record<ProjectState, Text>> = {
  planned: t('已立项', 'planned'),
  approved: t('已批准', 'approved'),
  'under-way': t('建设中', 'under way'),
  accepted: t('已验收', 'accepted'),
  dropped: t('已取消', 'dropped'),
}

/**
 * Why a step may not be taken; empty when it may.
 *
 * @refuses wrong-step (steps go in order, each once), same-person (who proposed neither approves nor accepts), reason-missing
 */
export function checkStep(
  project: { readonly title: string; readonly proposedById: string },
  steps: readonly StepName[],
  asked: { readonly step: StepName; readonly byId: string; readonly why: string },
): Refusal[] {
  const state = projectState(steps)
  if (!nextSteps(state).includes(asked.step)) return [wrongStep(project.title, STATE_NAMES[state])]
  const isCheck = asked.step === 'approved' || asked.step === 'accepted'
  return [
    ...(isCheck && asked.byId === project.proposedById ? [samePerson(project.title)] : []),
    ...(asked.step === 'dropped' && asked.why.trim() === '' ? [reasonMissing()] : []),
  ]
}
