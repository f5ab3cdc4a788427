-- Which providers and years have transactions to these recipients? A provider without a reference, and a payment without a date, is unknown.
SELECT list_sort(list(DISTINCT coalesce(provider_org_ref, 'unknown'))) AS providers,
       list_sort(list(DISTINCT coalesce(CAST(year AS VARCHAR), 'unknown'))) AS years
  FROM stored.flow
 WHERE kind = 'transaction' AND recipient_kind = 'country' AND list_contains($members, recipient);
