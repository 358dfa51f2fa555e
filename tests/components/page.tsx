/** Every component of renderer/ui in every state. */
import { createRoot } from 'react-dom/client';
import { SectionStack } from '../../renderer/ui/layout/section';
import '../../renderer/ui/screen-fonts.css';
import '../../renderer/ui/tokens.css';
import '../../renderer/ui/base.css';
import { Actions } from './actions';
import { Data } from './data';
import { Feedback } from './feedback';
import { Fields } from './fields';
import { Frame, Layout } from './layout';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <Frame>
      <SectionStack>
        <Actions />
        <Fields />
        <Feedback />
        <Data />
        <Layout />
      </SectionStack>
    </Frame>,
  );
}
