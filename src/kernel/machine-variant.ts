import type { ArchitectureModel } from '../arch/model/architecture-model.ts';
import { modelAsWritten } from '../arch/sparc64/model.ts';
import { modelUnderHypervisor, modelWithHighCeiling } from '../arch/x86_64/model.ts';
import type { Departure } from './departures.ts';

/** Departures that are about the machine and its settings, by the architecture and the model that has them. */
const variants: readonly { readonly departure: Departure; readonly model: ArchitectureModel }[] = [
  { departure: 'sparc64: TSB miss handler as written', model: modelAsWritten },
  { departure: 'x86: tlb_single_page_flush_ceiling above 512', model: modelWithHighCeiling },
  { departure: 'x86: flush by hypercall', model: modelUnderHypervisor },
];

/** The model of an architecture with those of the departures that are about its machine. */
export function machineVariant(
  architecture: ArchitectureModel,
  departures: readonly Departure[],
): ArchitectureModel {
  const found = variants.find(
    ({ departure, model }) => model.name === architecture.name && departures.includes(departure),
  );
  return found?.model ?? architecture;
}
