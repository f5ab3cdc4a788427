-- Is any payment to these recipients held whose sector is a code of the DAC?
SELECT count(*)::INTEGER AS payments
  FROM flow
 WHERE kind = 'transaction' AND type IN ('3', '4') AND counted
   AND recipient_kind = 'country' AND list_contains($recipients, recipient) AND sector_vocabulary IN ('1', '2');
