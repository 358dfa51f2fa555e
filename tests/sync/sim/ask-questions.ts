/** What must have become of questions to departments in the end. */
import type { PlatformModel } from './platform-model';
import type { StoreModel } from './store-model';
import type { World } from './world';

/** Each came as it was asked, was answered once, and the answer was written down. */
export function askQuestions(world: World, platform: PlatformModel, store: StoreModel): void {
  for (const question of store.questions) {
    const arrived = platform.questions.get(question.id);
    if (arrived !== JSON.stringify(question)) world.violated('another question came');
    const answers = platform.changes.filter(
      (change) => change.type === 'verification' && change.verificationId === question.id,
    );
    if (answers.length !== 1) world.violated(`answered ${answers.length} times`);
    if (answers.some(({ id }) => !store.applied.has(id))) {
      world.violated('an answer was never written down');
    }
  }
}
