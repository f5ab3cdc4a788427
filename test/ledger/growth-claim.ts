/** A claim that a series decides, as a line of the tests' claims.yaml. */
export const growthClaim = `
- id: growth
  claim: The river states grew.
  type: trend
  state: open
  readings:
    - id: each
      label: { en: Each of them }
      query: indicator-compare
      parameters: { indicator: NY.GDP.PCAP.KD, first_year: 2015, last_year: 2024 }
      test: grew == areas
  sources:
    - https://river-times.example/first-summit
`;
