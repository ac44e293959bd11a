import fc from 'fast-check';

const unit = fc.oneof(fc.nat({ max: 0x7f }), fc.nat({ max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff }));

/** Text of any UTF-16 code units, whole characters or not. */
export function anyText(lengths: { readonly minLength?: number; readonly maxLength?: number } = {}) {
  return fc.array(unit, lengths).map((units) => String.fromCharCode(...units));
}
