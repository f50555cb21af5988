/** What holds for threads under the chosen era and release: the tables of `eras.ts` and `versions.ts`, asked once. */
import type { Domain } from '../domain/domain.ts';
import type { Span } from '../text/source.ts';
import type { PlacementChoices } from './choices.ts';
import { eras, type Era, type EraId } from './eras.ts';
import { isInForce } from './versions.ts';

/** What the era makes of a domain as a whole. */
export interface EraPlacement {
  readonly id: EraId;
  /** The domain is refused by the rules of the era (never now: that is `Domain.refusals`). */
  readonly refused?: EraRefusal;
}

export interface EraRefusal {
  readonly kind: 'emulatorpin-beside-auto';
  readonly span: Span;
  readonly source: string;
  readonly certain: boolean;
}

export interface ThreadRules {
  readonly era: Era;
  /** placement='auto', as far as the era knows the attribute. */
  readonly auto: boolean;
  readonly offlinePinsKept: boolean;
  /** Whether emulatorpin and iothreadpin count although placement is auto. */
  readonly ownPinsBesideAuto: boolean;
  readonly isolatedLeftOut: boolean;
}

export function threadRules(domain: Domain, choices: PlacementChoices): ThreadRules {
  const era = eras[choices.era ?? 'now'];
  const now = era.id === 'now';
  return {
    era,
    auto: era.placementKnown.value && domain.vcpuPlacement.effective === 'auto',
    offlinePinsKept: now ? isInForce('offline-pins-kept', choices) : era.offlinePin.value === 'kept',
    ownPinsBesideAuto: now
      ? isInForce('emulatorpin-under-auto', choices)
      : era.emulatorpinUnderAuto.value !== 'refused',
    isolatedLeftOut: now && isInForce('isolated-left-out', choices),
  };
}

export function placeInEra(domain: Domain, { era, auto }: ThreadRules): EraPlacement {
  const { value, source, certain } = era.emulatorpinUnderAuto;
  const pin = domain.emulatorPins[0];
  if (value !== 'refused' || !auto || pin === undefined) return { id: era.id };
  return {
    id: era.id,
    refused: { kind: 'emulatorpin-beside-auto', span: pin.span, source, certain },
  };
}
