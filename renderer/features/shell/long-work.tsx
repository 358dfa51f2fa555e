/** Work that goes on while its room is left: courier packages, packages of the archive, the trail. */
import type { ReactNode } from 'react';
import { ArchiveWorkProvider } from '../archive/archive-work';
import { VerificationProvider } from '../audit/verification-work';
import { CourierProvider } from '../outbox/courier-work';

/** Each says by itself how it ended. */
export function LongWorkProvider({ children }: { readonly children: ReactNode }) {
  return (
    <CourierProvider>
      <ArchiveWorkProvider>
        <VerificationProvider>{children}</VerificationProvider>
      </ArchiveWorkProvider>
    </CourierProvider>
  );
}
